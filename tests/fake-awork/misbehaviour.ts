import { setTimeout as wait } from "node:timers/promises";
import { textOf, type Answer } from "./answer.ts";
import { errorBody, usualRefusal } from "./refusal.ts";
import type { PlainAnswer, Rule } from "./script.ts";
import type { Wire } from "./wire.ts";

const PORTAL = "<!doctype html><title>Welcome</title><h1>Please accept the terms of this network</h1>";

function scripted(status: number, body: unknown): Answer {
  const answer = { status };
  if (typeof body === "string") return { ...answer, text: body };
  if (body !== undefined) return { ...answer, body };
  return answer.status >= 400 ? { ...answer, body: errorBody(usualRefusal(answer.status)) } : answer;
}

/** Plays a rule of the script. `act` does what the request asks for, and says what awork would answer. */
export async function misbehave({ behaviour, released, forgotten }: Rule, act: () => Answer, wire: Wire) {
  const dropped = new Promise<void>((done) => forgotten.addEventListener("abort", () => done()));
  if ("silent" in behaviour) return;
  if ("html" in behaviour)
    return wire.send({ status: 200, text: PORTAL, headers: { "content-type": "text/html; charset=utf-8" } });
  if ("delay" in behaviour) {
    await Promise.race([wait(behaviour.delay, undefined, { signal: wire.closed }), dropped]);
    return forgotten.aborted ? wire.drop() : wire.send(act());
  }
  if ("hold" in behaviour) {
    const early = behaviour.hold === "after" ? null : act();
    await Promise.race([released, dropped]);
    return forgotten.aborted ? wire.drop() : wire.send(early ?? act());
  }
  if ("drop" in behaviour) {
    if (behaviour.drop === "after") act();
    return wire.drop();
  }
  if ("truncated" in behaviour) return wire.sendHalf(act());
  if ("empty" in behaviour) return wire.send({ ...act(), status: 200, text: "" });
  if ("malformed" in behaviour) {
    const text = textOf(act()) || "{}";
    return wire.send({ status: 200, text: text.slice(0, Math.ceil(text.length / 2)) });
  }
  wire.send(plain(behaviour, act));
}

function plain({ status, body, headers, acted }: PlainAnswer, act: () => Answer): Answer {
  const isOrdinary = status === undefined && body === undefined;
  const usual = isOrdinary || acted ? act() : null;
  const answer = isOrdinary && usual ? usual : scripted(status ?? 200, body);
  const none: Record<string, string> = status === 429 ? { "ratelimit-remaining": "0" } : {};
  return { ...answer, headers: { ...answer.headers, ...none, ...headers } };
}

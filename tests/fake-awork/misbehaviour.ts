import { setTimeout as wait } from "node:timers/promises";
import { textOf, type Answer } from "./answer.ts";
import { SECOND, type Clock } from "./clock.ts";
import { errorBody, usualRefusal } from "./refusal.ts";
import type { PlainAnswer, Rule } from "./script.ts";
import type { Wire } from "./wire.ts";

/** Nobody of the stand-in's people. */
const SOMEBODY = "0badc0de-0000-4000-8000-000000000000";

const PORTAL = "<!doctype html><title>Welcome</title><h1>Please accept the terms of this network</h1>";

const HTML = "text/html; charset=utf-8";

/** As awork answered a start on a finished project (awork's public tracker, 82); it had no `link`. */
const BLOCKED = {
  code: "unauthorized",
  description: "The call to Project was blocked due to insufficient permissions.",
};

const dateAt = (epochMs: number) => new Date(epochMs).toUTCString();

/** The same answer about somebody else's entry. */
function foreign(answer: Answer): Answer {
  const { body } = answer;
  const isEntry = typeof body === "object" && body !== null && "userId" in body;
  return isEntry ? { ...answer, body: { ...body, userId: SOMEBODY } } : answer;
}

function scripted(status: number, body: unknown): Answer {
  const answer = { status };
  if (typeof body === "string") return { ...answer, text: body };
  if (body !== undefined) return { ...answer, body };
  return answer.status >= 400 ? { ...answer, body: errorBody(usualRefusal(answer.status)) } : answer;
}

/** Plays a rule of the script. `act` does what the request asks for, and says what awork would answer. */
export async function misbehave(
  { behaviour, released, forgotten }: Rule,
  act: () => Answer,
  wire: Wire,
  clock: Pick<Clock, "now">,
) {
  const dropped = new Promise<void>((done) => forgotten.addEventListener("abort", () => done()));
  if ("silent" in behaviour) return;
  if ("html" in behaviour) {
    const date = dateAt(clock.now() + (behaviour.ahead ?? 0));
    return wire.send({ status: 200, text: PORTAL, headers: { "content-type": HTML, date } });
  }
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
  if ("blocked" in behaviour) return wire.send({ status: 401, body: BLOCKED });
  if ("foreign" in behaviour) return wire.send(foreign(act()));
  if ("aged" in behaviour) {
    const answer = act();
    const date = dateAt(clock.now() - behaviour.aged * SECOND);
    return wire.send({ ...answer, headers: { ...answer.headers, date, age: String(behaviour.aged) } });
  }
  if ("meanwhile" in behaviour) {
    behaviour.meanwhile();
    return wire.send(act());
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

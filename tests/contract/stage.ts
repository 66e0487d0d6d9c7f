import { createClient, type Client } from "@/lib/awork/client";
import { ApiError } from "@/lib/awork/api-error";
import { createLimit } from "@/lib/async/limit";
import { NotGranted } from "@/lib/awork/oauth/oauth";
import { WrongAnswer } from "@/lib/awork/oauth/authorize";
import type { Connection } from "@/lib/awork/request";
import { createCaller } from "../fake-awork/caller.ts";
import { API_KEY_TOKEN, PERSON_ID, PERSON_TOKEN } from "../fake-awork/people.ts";
import { startFakeAwork, type FakeAwork } from "../fake-awork/server.ts";
import { createVisitor } from "../fake-awork/sign-in/visitor.ts";
import { createRecorder, type Recorder } from "./recorder.ts";

/** A Wednesday in summer, at noon in Berlin. */
export const NOW = Date.parse("2026-08-26T10:00:00Z");

/** As many calls as the product lets out at a time. */
export const AT_ONCE = 4;

export type Stage = {
  awork: FakeAwork;
  recorder: Recorder;
  /** Without a time limit of its own. */
  connection: Connection;
  /** The product's client: with a person's token, or with an API key and the person's id. */
  client(byKey?: boolean): Client;
  /** What the product does not send. */
  call: ReturnType<typeof createCaller>;
  visitor: ReturnType<typeof createVisitor>;
  /** Tries something of the product's. That it fails is one of the things that are tried; an error is not. */
  product(title: string, work: () => Promise<unknown>, network?: string): Promise<void>;
  /** Sends something by hand. */
  byHand(title: string, work: () => Promise<unknown>): Promise<void>;
  /** As on the first day. */
  reset(): void;
};

/** The real stand-in, the real client, and somebody who writes down what goes between them. */
export async function createStage(): Promise<Stage> {
  const awork = await startFakeAwork();
  const recorder = createRecorder();
  const send = recorder.fetch as typeof fetch;
  const connection = {
    fetch: recorder.fetch,
    origin: awork.origin,
    token: PERSON_TOKEN,
    now: awork.clock.now,
    limit: createLimit(AT_ONCE),
  };

  return {
    awork,
    recorder,
    connection,
    client: (byKey = false) =>
      createClient(byKey ? { ...connection, token: API_KEY_TOKEN } : connection, {
        userId: PERSON_ID,
        byKey,
      }),
    call: createCaller(awork, send),
    visitor: createVisitor(awork, send),
    async product(title, work, network) {
      recorder.about({ title, sender: "client", ...(network !== undefined && { network }) });
      try {
        await work();
      } catch (failure) {
        if (![ApiError, NotGranted, WrongAnswer].some((kind) => failure instanceof kind)) throw failure;
      }
    },
    async byHand(title, work) {
      recorder.about({ title, sender: "judge" });
      await work();
    },
    reset() {
      awork.script.reset();
      awork.script.limits({ perMinute: 1e9, perSecond: 1e9 });
      awork.books.clear();
      awork.books.openBreakDuration = "zero";
      awork.signIn.reset();
      awork.clock.set(NOW);
    },
  };
}

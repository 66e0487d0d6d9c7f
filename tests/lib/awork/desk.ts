import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { createClient } from "@/lib/awork/client";
import type { ApiError } from "@/lib/awork/api-error";
import type { Connection } from "@/lib/awork/request";
import { API_KEY_TOKEN, PERSON_ID, PERSON_TOKEN } from "../../fake-awork/people";
import { type FakeAwork, startFakeAwork } from "../../fake-awork/server";

export const NOW = Date.parse("2026-08-26T10:00:00Z");

/** A fake awork for the tests of one file, as new for each of them, and somebody who asks it and keeps a list. */
export function createDesk() {
  const desk = {
    awork: null as unknown as FakeAwork,
    connection: null as unknown as Connection,
    /** What was asked, from `/api/v1` on. */
    urls: [] as string[],
    /** What was said in bodies; undefined where there was none. */
    bodies: [] as unknown[],

    hers: () => createClient(desk.connection, { userId: PERSON_ID, byKey: false }),
    byKey: (userId = PERSON_ID) =>
      createClient({ ...desk.connection, token: API_KEY_TOKEN }, { userId, byKey: true }),
  };

  beforeAll(async () => {
    desk.awork = await startFakeAwork();
  });
  beforeEach(() => {
    const { awork } = desk;
    awork.clock.set(NOW);
    awork.books.clear();
    awork.books.openBreakDuration = "zero";
    awork.journal.clear();
    awork.script.reset();
    desk.urls = [];
    desk.bodies = [];
    desk.connection = {
      origin: awork.origin,
      token: PERSON_TOKEN,
      now: () => NOW,
      fetch(url, init) {
        desk.urls.push(url.slice(`${awork.origin}/api/v1`.length));
        desk.bodies.push(init.body === undefined ? undefined : JSON.parse(String(init.body)));
        return fetch(url, init);
      },
    };
  });
  afterAll(() => desk.awork.close());

  return desk;
}

/** What went wrong with a call; a call that went well fails the test. */
export const failureOf = (call: Promise<unknown>): Promise<ApiError> =>
  call.then(
    (answer) => expect.unreachable(`answered ${JSON.stringify(answer)}`),
    (failure: ApiError) => failure,
  );

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import { HOUR, MINUTE } from "./clock.ts";
import type { Entry } from "./entry.ts";
import { API_KEY_TOKEN, COLLEAGUE_ID, COLLEAGUE_TOKEN, PERSON_ID, PERSON_TOKEN } from "./people.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

const NOW = Date.parse("2026-08-26T10:00:00Z");

let awork: FakeAwork;
let call: ReturnType<typeof createCaller>;
beforeAll(async () => {
  awork = await startFakeAwork();
  call = createCaller(awork);
});
beforeEach(() => {
  awork.books.clear();
  awork.script.clear();
  awork.clock.set(NOW);
});
afterAll(() => awork.close());

const LAST = "GET /me/timeentries/last";

describe("the last entry", () => {
  const running = { start: NOW - HOUR, note: "running" };
  const table: [sentence: string, entries: Partial<Entry>[], last: string | null][] = [
    ["is none where there is none", [], null],
    ["is the running timer", [running], "running"],
    [
      "is the one that started last, not the one that ended last",
      [
        { start: NOW - 3 * HOUR, end: NOW - MINUTE, note: "long" },
        { start: NOW - 2 * HOUR, end: NOW - HOUR, note: "short" },
      ],
      "short",
    ],
    [
      "does not look at the order of booking",
      [running, { start: NOW - 4 * HOUR, end: NOW - 3 * HOUR, note: "booked later" }],
      "running",
    ],
    [
      "ignores what starts in the future",
      [running, { start: NOW + MINUTE, duration: HOUR, note: "plan" }],
      "running",
    ],
    [
      "is a booking by hand that starts later than the running timer",
      [running, { start: NOW - 30 * MINUTE, duration: 10 * MINUTE, note: "by hand" }],
      "by hand",
    ],
    [
      "counts an entry without a time as 00:00 of its day",
      [
        { start: null, day: "2026-08-26", duration: HOUR, note: "today" },
        { start: NOW - 9.5 * HOUR, note: "at half past midnight" },
      ],
      "at half past midnight",
    ],
    [
      "may be an entry without a time",
      [
        { start: null, day: "2026-08-26", duration: HOUR, note: "today" },
        { start: NOW - 11 * HOUR, end: NOW - 9 * HOUR, note: "the evening before" },
      ],
      "today",
    ],
    ["is not a colleague's", [{ userId: COLLEAGUE_ID, start: NOW - HOUR }], null],
  ];
  it.each(table)("%s", async (_, entries, last) => {
    for (const entry of entries) awork.books.add(entry);
    const { status, json, text } = await call(LAST);
    expect(status).toBe(last === null ? 204 : 200);
    expect(json?.note ?? null).toBe(last);
    if (last === null) expect(text).toBe("");
  });

  it("is found again when its start has come", async () => {
    awork.books.add({ start: NOW + HOUR, duration: HOUR, note: "plan" });
    expect((await call(LAST)).status).toBe(204);
    awork.clock.advance(2 * HOUR);
    expect((await call(LAST)).json.note).toBe("plan");
  });
});

describe("somebody's last entry", () => {
  const nobody = "11111111-2222-4333-8444-555555555555";
  it.each([
    ["an API key may read a person's", API_KEY_TOKEN, PERSON_ID, 200, undefined],
    ["a person may name herself", PERSON_TOKEN, PERSON_ID, 200, undefined],
    ["a person may not read a colleague's", PERSON_TOKEN, COLLEAGUE_ID, 401, "unauthorized"],
    ["a colleague may not read hers", COLLEAGUE_TOKEN, PERSON_ID, 401, "unauthorized"],
    ["an unknown user has none", API_KEY_TOKEN, nobody, 204, undefined],
    ["a person may not read an unknown user's", PERSON_TOKEN, nobody, 404, "not-found"],
    ["a malformed id is no id", API_KEY_TOKEN, "carla", 400, "invalid-model"],
    ["an empty id is no id", API_KEY_TOKEN, "", 400, "invalid-model"],
    ["an API key has none of its own", API_KEY_TOKEN, null, 204, undefined],
  ])("%s", async (_, token, userId, status, code) => {
    awork.books.add();
    const answer = await call(userId === null ? LAST : `${LAST}?userId=${userId}`, { token });
    expect(answer.status).toBe(status);
    expect(answer.json?.code).toBe(code);
  });

  it("names the field that is wrong", async () => {
    const { json } = await call(`${LAST}?userId=carla`);
    expect(json.validationErrors).toEqual([{ property: "userId", message: expect.any(String) }]);
  });
});

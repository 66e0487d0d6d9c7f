import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOUR } from "../fake-awork/clock.ts";
import { seedDay } from "../fake-awork/day.ts";
import { API_KEY_TOKEN, PERSON_TOKEN } from "../fake-awork/people.ts";
import type { Behaviour } from "../fake-awork/script.ts";
import { startFakeAwork, type FakeAwork } from "../fake-awork/server.ts";
import { check } from "./check.ts";
import { options } from "./options.ts";
import { NOTE } from "./play-timer.ts";

const NOW = Date.parse("2026-08-26T10:00:00Z");

let awork: FakeAwork;
let lines: string[];
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  awork.clock.set(NOW);
  awork.books.clear();
  awork.journal.clear();
  awork.script.reset();
  lines = [];
});
afterAll(() => awork.close());

type Given = { token?: string; isWriting?: boolean; typed?: string; wait?: (ms: number) => Promise<void> };

const run = ({ token = PERSON_TOKEN, isWriting = false, typed = "yes", wait }: Given = {}) =>
  check(
    { token, origin: awork.origin, isWriting },
    {
      fetch,
      now: awork.clock.now,
      say: (line) => void lines.push(line),
      wait: wait ?? (async (ms) => awork.clock.advance(ms)),
      ask: async () => typed,
    },
  );
const write = (more: Given = {}) => run({ isWriting: true, ...more });
const text = () => lines.join("\n");
const writes = () =>
  awork.journal.all(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);

describe("what it takes", () => {
  it("is a token in AWORK_TOKEN", () => {
    expect(options([], { AWORK_TOKEN: " a-token\n" })).toEqual({
      token: "a-token",
      origin: "https://api.awork.com",
      isWriting: false,
    });
    expect(() => options([], {})).toThrow("AWORK_TOKEN");
  });

  it("is --write, and nothing else", () => {
    expect(options(["--write"], { AWORK_TOKEN: "a" }).isWriting).toBe(true);
    expect(() => options(["--force"], { AWORK_TOKEN: "a" })).toThrow("takes --write");
  });
});

describe("reading", () => {
  it("says what holds, a line each, and changes nothing", async () => {
    seedDay(awork.books, NOW);
    expect(await run()).toBe(0);
    expect(lines.at(-1)).toMatch(/^\n\d+ hold, 0 fail, /);
    expect(writes()).toEqual([]);
  });

  it("works with an API key, which has no entries of its own", async () => {
    expect(await run({ token: API_KEY_TOKEN })).toBe(0);
  });

  it("ends with 1 when something does not hold", async () => {
    const { id } = awork.books.add({ start: NOW - HOUR });
    awork.books.raw(id, (json: object) => ({ ...json, startTimeUtc: "nine" }));
    expect(await run()).toBe(1);
    expect(text()).toContain("fails: A start is a day and a time of day, both in UTC");
  });

  it.each<[string, Behaviour]>([
    ["there is no connection", { drop: true }],
    ["awork has trouble", { status: 503 }],
    ["the token is not good", { status: 401 }],
    ["a network answers with a page", { html: true }],
  ])("ends with 1 when %s, and writes nothing", async (_, behaviour) => {
    awork.script.always({}, behaviour);
    expect(await write()).toBe(1);
    expect(text()).toContain("Nothing is written");
    expect(writes()).toEqual([]);
  });
});

describe("writing", () => {
  it("plays the timer on an entry of its own, says what removebreaks did, and deletes it", async () => {
    awork.books.add({ start: NOW - 3 * HOUR, end: NOW - 2 * HOUR });
    expect(await write()).toBe(0);
    expect(text()).not.toContain("fails:");
    // awork keeps the stamps of breaks in whole seconds.
    expect(text()).toMatch(
      /removebreaks: the time worked went from [78] s to 1[56] s, with [789] s of breaks; there were 2 breaks, and now there are 0/,
    );
    expect(lines).toContain("The entry is deleted.");
    expect(lines.at(-1)).toBe("The added entries are deleted.");
    expect(awork.books.entries).toHaveLength(1);
    expect(writes().map((line) => line.replace(/[0-9a-f-]{36}/, "ID"))).toEqual([
      "POST /api/v1/me/timetracking/start",
      "POST /api/v1/me/timetracking/pause",
      "POST /api/v1/me/timetracking/resume",
      "POST /api/v1/me/timetracking/pause",
      "POST /api/v1/timeentries/ID/removebreaks",
      "POST /api/v1/me/timetracking/stop",
      "DELETE /api/v1/timeentries/ID",
      "POST /api/v1/timeentries",
      "POST /api/v1/timeentries",
      "DELETE /api/v1/timeentries/ID",
      "DELETE /api/v1/timeentries/ID",
    ]);
  });

  it.each(["", "no", "y", "YES", "yes!"])("does nothing when %j is typed", async (typed) => {
    expect(await write({ typed })).toBe(0);
    expect(lines.at(-1)).toBe("Nothing was written.");
    expect(writes()).toEqual([]);
  });

  it.each([
    ["runs", { start: NOW - HOUR }],
    ["is paused", { start: NOW - HOUR, breaks: [{ start: NOW - HOUR / 2, end: null }] }],
  ])("does nothing when a timer %s: a start would stop it", async (_, timer) => {
    awork.books.add(timer);
    expect(await write()).toBe(1);
    expect(text()).toContain("Nothing was written.");
    expect(writes()).toEqual([]);
  });

  it("does nothing when a timer runs behind a booking", async () => {
    awork.books.add({ start: NOW - 2 * HOUR });
    awork.books.add({ start: NOW - HOUR, end: NOW - HOUR / 2 });
    expect(await write()).toBe(1);
    expect(writes()).toEqual([]);
  });

  it("says it when removebreaks leaves the breaks", async () => {
    awork.script.always({ path: /removebreaks$/ }, { meanwhile: () => {} });
    const removeBreaks = awork.books.removeBreaks;
    awork.books.removeBreaks = awork.books.find;
    expect(await write()).toBe(1);
    awork.books.removeBreaks = removeBreaks;
    expect(text()).toContain("fails: removebreaks: the timer runs");
    expect(text()).toContain("there were 2 breaks, and now there are 2");
    expect(awork.books.entries).toEqual([]);
  });

  it.each<[string, RegExp]>([
    ["pause", /pause$/],
    ["resume", /resume$/],
    ["removebreaks", /removebreaks$/],
    ["stop", /stop$/],
  ])("deletes its entry also when %s is refused", async (_, path) => {
    awork.script.always({ path }, { status: 400 });
    expect(await write()).toBe(1);
    expect(text()).toContain("fails: awork did not do what was asked — refused");
    expect(awork.books.entries).toEqual([]);
  });

  it("finds its entry by the note when the answer to the start was lost", async () => {
    awork.script.next({ path: /start$/ }, { drop: "after" });
    expect(await write()).toBe(1);
    expect(awork.books.entries).toEqual([]);
  });

  it("deletes nothing when the start was refused", async () => {
    awork.books.add({ start: NOW - 3 * HOUR, end: NOW - 2 * HOUR });
    awork.script.next({ path: /start$/ }, { status: 400 });
    expect(await write()).toBe(1);
    expect(awork.books.entries).toHaveLength(1);
  });

  it("deletes its entry when somebody ends the command", async () => {
    const wait = () => Promise.reject(new Error("ended"));
    await expect(write({ wait })).rejects.toThrow("ended");
    expect(awork.books.entries).toEqual([]);
  });

  it("deletes an added entry also when the answer to it was lost", async () => {
    awork.script.next({ method: "POST", path: "/timeentries" }, { drop: "after" });
    expect(await write()).toBe(1);
    expect(awork.books.entries).toEqual([]);
  });

  it("says it when awork gives a duration alone a start", async () => {
    const add = awork.books.add;
    awork.books.add = (given) => add(given?.start === null ? { ...given, start: NOW } : given);
    expect(await write()).toBe(1);
    awork.books.add = add;
    expect(text()).toContain("fails: add: a duration alone has no start");
    expect(awork.books.entries).toEqual([]);
  });

  it("says which entry to delete when it can't", async () => {
    awork.script.always({ method: "DELETE" }, { status: 500 });
    await write();
    expect(lines.at(-1)).toContain(NOTE);
  });

  it("says nothing of ids or tokens", async () => {
    await write();
    const { id } = awork.books.people[0]!;
    for (const secret of [PERSON_TOKEN, id]) expect(text()).not.toContain(secret);
    expect(text()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import { TYPES_OF_WORK } from "./catalogue.ts";
import { HOUR, MINUTE } from "./clock.ts";
import { COLLEAGUE_TOKEN, PERSON_ID } from "./people.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const FORM = { timezone: "Europe/Berlin", typeOfWorkId: TYPES_OF_WORK[0]!.id };

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

const pausedFor = (ms: number) =>
  awork.books.add({
    start: NOW - 2 * HOUR,
    breaks: [
      { start: NOW - 90 * MINUTE, end: NOW - 80 * MINUTE },
      { start: NOW - ms, end: null },
    ],
  });

describe("removebreaks", () => {
  it("removes every break, the open one too: the timer runs and the breaks are work", async () => {
    const entry = pausedFor(12 * MINUTE);
    const { status, json } = await call(`POST /timeentries/${entry.id}/removebreaks`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ id: entry.id, duration: 0, breakDuration: 0 });
    expect("breaks" in json || "endTimeUtc" in json).toBe(false);
  });

  it("turns the breaks of a stopped entry into work and leaves it stopped", async () => {
    const breaks = [{ start: NOW - 50 * MINUTE, end: NOW - 45 * MINUTE }];
    const entry = awork.books.add({ start: NOW - HOUR, end: NOW - 30 * MINUTE, breaks });
    const { json } = await call(`POST /timeentries/${entry.id}/removebreaks`);
    expect(json).toMatchObject({
      duration: 30 * 60,
      breakDuration: 0,
      endTimeUtc: expect.stringMatching(/^09:30:00/),
    });
  });

  it("asks nobody whose entry it is", async () => {
    const { id } = pausedFor(MINUTE);
    expect((await call(`POST /timeentries/${id}/removebreaks`, { token: COLLEAGUE_TOKEN })).status).toBe(200);
  });

  it.each([
    ["an id that does not exist", PERSON_ID, 404, "not-found"],
    ["an id that is none", "current", 400, "invalid-model"],
  ])("refuses %s", async (_, id, status, code) => {
    const answer = await call(`POST /timeentries/${id}/removebreaks`);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });
});

const version = async (line: string, body?: unknown) =>
  BigInt(/"resourceVersion":(\d+)/.exec((await call(line, { body })).text)![1]!);

describe("the version of an entry", () => {
  it("is new after every change, and above what a number can hold", async () => {
    const started = await version("POST /me/timetracking/start", FORM);
    const paused = await version("POST /me/timetracking/pause");
    const resumed = await version("POST /me/timetracking/resume");
    const read = await version("GET /me/timeentries/last");
    expect(started < paused && paused < resumed).toBe(true);
    expect(read).toBe(resumed);
    expect(read > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
  });
});

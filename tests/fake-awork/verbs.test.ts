import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import { DEFAULT_TASK, TYPES_OF_WORK } from "./catalogue.ts";
import { HOUR, MINUTE, SECOND } from "./clock.ts";
import { API_KEY_TOKEN, COLLEAGUE_ID, COLLEAGUE_TOKEN, PERSON_ID } from "./people.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const START = "POST /me/timetracking/start";
const PAUSE = "POST /me/timetracking/pause";
const RESUME = "POST /me/timetracking/resume";
const STOP = "POST /me/timetracking/stop";
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

const runningFor = (ms: number) => awork.books.add({ start: NOW - ms });
const pausedFor = (ms: number) =>
  awork.books.add({
    start: NOW - 2 * HOUR,
    breaks: [
      { start: NOW - 90 * MINUTE, end: NOW - 80 * MINUTE },
      { start: NOW - ms, end: null },
    ],
  });

describe("start", () => {
  it("starts a timer for a task, and its project with it", async () => {
    const { status, json } = await call(START, {
      body: { ...FORM, taskId: DEFAULT_TASK.id, note: "Ännchen" },
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      userId: PERSON_ID,
      duration: 0,
      note: "Ännchen",
      timezone: "Europe/Berlin",
    });
    expect([json.task.name, json.project.company.name]).toEqual(["Create logo concept", "Productivity Inc."]);
    expect(awork.books.current()?.id).toBe(json.id);
  });

  it("starts a timer for nothing in particular", async () => {
    const { json } = await call(START, { body: FORM });
    expect("task" in json || "project" in json || "taskId" in json).toBe(false);
  });

  it.each([["running"], ["paused"]])("stops the other timer that is %s", async (state) => {
    const other = state === "running" ? runningFor(HOUR) : pausedFor(MINUTE);
    const { json } = await call(START, { body: FORM });
    expect(json.id).not.toBe(other.id);
    expect((await call(`GET /timeentries/${other.id}`)).json.endTimeUtc).toMatch(/^10:00:0/);
  });

  it("leaves a colleague's timer alone", async () => {
    const other = awork.books.add({ userId: COLLEAGUE_ID });
    await call(START, { body: FORM });
    expect(other.end).toBeNull();
  });

  it.each([
    ["no body", undefined],
    ["a body that is no object", ["list"]],
    ["no time zone", { typeOfWorkId: FORM.typeOfWorkId }],
    ["a time zone that does not exist", { ...FORM, timezone: "Europe/Atlantis" }],
    ["no type of work", { timezone: FORM.timezone }],
    ["an unknown type of work", { ...FORM, typeOfWorkId: PERSON_ID }],
    ["a malformed id", { ...FORM, taskId: "WEB-12" }],
    ["an unknown task", { ...FORM, taskId: PERSON_ID }],
    ["a note that is no text", { ...FORM, note: 7 }],
  ])("refuses %s", async (_, body) => {
    const { status, json } = await call(START, { body });
    expect([status, json.code]).toEqual([400, "invalid-model"]);
    expect(awork.books.entries).toEqual([]);
  });
});

describe("pause and resume", () => {
  it("pause opens a break", async () => {
    runningFor(HOUR);
    const { json } = await call(PAUSE);
    expect(json.breaks).toEqual([{ startDate: "2026-08-26T10:00:00Z", duration: 0 }]);
  });

  it("pause leaves a pause alone", async () => {
    const entry = pausedFor(MINUTE);
    const before = await call(`GET /timeentries/${entry.id}`);
    expect((await call(PAUSE)).text).toBe(before.text);
  });

  it("resume closes the open break and keeps it", async () => {
    pausedFor(12 * MINUTE);
    const { json } = await call(RESUME);
    expect(json.breaks[1]).toEqual({
      startDate: "2026-08-26T09:48:00Z",
      endDate: "2026-08-26T10:00:00Z",
      duration: 720,
    });
    expect([json.breakDuration, json.duration]).toEqual([22 * 60, 0]);
  });

  it("resume leaves a running timer alone", async () => {
    const entry = runningFor(HOUR);
    const before = await call(`GET /timeentries/${entry.id}`);
    expect((await call(RESUME)).text).toBe(before.text);
  });

  it.each([PAUSE, RESUME, STOP])("%s answers 204 where no timer is", async (line) => {
    awork.books.add({ start: NOW - HOUR, end: NOW - MINUTE });
    expect((await call(line)).status).toBe(204);
  });

  it.each([
    [PAUSE, "You can only pause your own time trackings"],
    [RESUME, "You can only resume your own time trackings"],
  ])("%s is for the creator only, an API key is refused", async (line, description) => {
    runningFor(HOUR);
    const { status, json } = await call(`${line}?userId=${PERSON_ID}`, { token: API_KEY_TOKEN });
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: "invalid-operation", description });
  });
});

describe("stop", () => {
  it("counts the time worked, without breaks", async () => {
    awork.books.add({ start: NOW - HOUR, breaks: [{ start: NOW - 30 * MINUTE, end: NOW - 20 * MINUTE }] });
    const { json } = await call(STOP);
    expect(json).toMatchObject({ duration: 50 * 60, breakDuration: 600, endDateUtc: "2026-08-26T00:00:00Z" });
    expect(awork.books.current()).toBeNull();
  });

  it("ends an open break with the entry", async () => {
    pausedFor(12 * MINUTE);
    const { json } = await call(STOP);
    expect(json).toMatchObject({ duration: 98 * 60, breakDuration: 22 * 60 });
    expect(json.breaks[1].endDate).toBe("2026-08-26T10:00:00Z");
  });

  it.each([
    ["an API key may stop a person's timer", API_KEY_TOKEN, 200],
    ["a colleague may not", COLLEAGUE_TOKEN, 401],
  ])("%s", async (_, token, status) => {
    runningFor(HOUR);
    expect((await call(`${STOP}?userId=${PERSON_ID}`, { token })).status).toBe(status);
    expect(awork.books.current() === null).toBe(status === 200);
  });

  it.each([["running"], ["paused"]])(
    "comes by itself 24 hours after the start of a timer that is %s",
    async (state) => {
      const entry = awork.books.start();
      if (state === "paused") {
        awork.clock.advance(HOUR);
        awork.books.pause();
        awork.clock.advance(-HOUR);
      }
      awork.clock.advance(24 * HOUR - 10 * SECOND);
      expect((await call("GET /me/timeentries/last")).json.endTimeUtc).toBeUndefined();
      awork.clock.advance(20 * SECOND);
      const { json } = await call("GET /me/timeentries/last");
      expect(json.duration).toBe(state === "paused" ? 3600 : 86400);
      expect(entry.end).toBe(entry.start! + 24 * HOUR);
    },
  );
});

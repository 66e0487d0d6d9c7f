import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import { ARCHIVED_TYPE_OF_WORK, DEFAULT_TASK, PRIVATE_TASK, PROJECTS, TYPES_OF_WORK } from "./catalogue.ts";
import { HOUR, MINUTE, SECOND } from "./clock.ts";
import {
  API_KEY_ID,
  API_KEY_TOKEN,
  COLLEAGUE_ID,
  COLLEAGUE_TOKEN,
  PERSON_ID,
  PERSON_TOKEN,
} from "./people.ts";
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

/** Sends a body as it is, and tells the status. */
async function send(line: string, body: string, type: string) {
  const [method = "", path] = line.split(" ");
  const headers = { authorization: `Bearer ${PERSON_TOKEN}`, "content-type": type };
  return (await fetch(`${awork.origin}/api/v1${path}`, { method, body, headers })).status;
}

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

  it.each([
    ["a project alone", { projectId: PROJECTS[2]!.id }, { task: null, project: PROJECTS[2] }],
    [
      "a task's own project, whatever is said",
      { taskId: DEFAULT_TASK.id, projectId: PROJECTS[2]!.id },
      { task: DEFAULT_TASK, project: PROJECTS[0] },
    ],
    [
      "no project with a private task",
      { taskId: PRIVATE_TASK.id, projectId: PROJECTS[2]!.id },
      { task: PRIVATE_TASK, project: null },
    ],
    ["what is billable", { isBillable: true }, { isBillable: true }],
    ["what is not", { isBillable: false }, { isBillable: false }],
    ["what is not, where nothing is said", {}, { isBillable: false }],
    ["a long note", { note: "n".repeat(25_000) }, { note: "n".repeat(25_000) }],
  ])("takes %s", async (_, said, expected) => {
    expect((await call(START, { body: { ...FORM, ...said } })).status).toBe(200);
    expect(awork.books.current()).toMatchObject(expected);
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
    ["an unknown project", { ...FORM, projectId: PERSON_ID }],
    ["a note that is no text", { ...FORM, note: 7 }],
    ["a note that is too long", { ...FORM, note: "n".repeat(25_001) }],
    ["billable in words", { ...FORM, isBillable: "yes" }],
    ["billable as null, which only what is nullable can be", { ...FORM, isBillable: null }],
    ["a start, which awork chooses", { ...FORM, startDateUtc: "2026-08-26T00:00:00Z" }],
  ])("refuses %s", async (_, body) => {
    const { status, json } = await call(START, { body });
    expect([status, json.code]).toEqual([400, "invalid-model"]);
    expect(awork.books.entries).toEqual([]);
  });

  it("refuses an archived type of work, and stops nothing", async () => {
    const other = runningFor(HOUR);
    const { status, json } = await call(START, { body: { ...FORM, typeOfWorkId: ARCHIVED_TYPE_OF_WORK.id } });
    expect([status, json.code]).toEqual([400, "invalid-operation"]);
    expect(awork.books.current()).toBe(other);
  });

  it.each([
    ["broken JSON", JSON.stringify(FORM).slice(1), "application/json", 400],
    ["what is not said to be JSON", JSON.stringify(FORM), "text/plain", 415],
    ["what is said to be JSON", JSON.stringify(FORM), "application/json; charset=utf-8", 200],
  ])("%s: %s", async (_, body, type, status) => {
    expect(await send(START, body, type)).toBe(status);
    expect(awork.books.entries).toHaveLength(status === 200 ? 1 : 0);
  });

  it.each([
    [
      "an API key starts a person's timer when it names her",
      `?userId=${PERSON_ID}`,
      API_KEY_TOKEN,
      200,
      PERSON_ID,
    ],
    ["an API key starts its own when it names nobody", "", API_KEY_TOKEN, 200, API_KEY_ID],
    ["a colleague may not", `?userId=${PERSON_ID}`, COLLEAGUE_TOKEN, 401, null],
  ])("%s", async (_, whose, token, status, userId) => {
    expect((await call(START + whose, { token, body: FORM })).status).toBe(status);
    expect(awork.books.entries.map((entry) => entry.userId)).toEqual(userId ? [userId] : []);
  });
});

describe("a verb that needs no body", () => {
  it.each([
    ["takes an empty object", { body: {} }, 200],
    ["refuses half of one", { text: "{", headers: { "content-type": "application/json" } }, 400],
    [
      "refuses one that is not said to be JSON",
      { text: "{}", headers: { "content-type": "text/plain" } },
      415,
    ],
  ])("%s", async (_, sent, status) => {
    runningFor(HOUR);
    expect((await call(STOP, sent)).status).toBe(status);
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

describe("a body that nobody asked for", () => {
  it.each(
    [PAUSE, RESUME, STOP].flatMap((line): [string, string, number][] => [
      [line, "{}", 200],
      [line, '{"stopReason":"button"}', 200],
      [line, "stopReason=button", 400],
      [line, "{", 400],
    ]),
  )("%s with %s: %i", async (line, body, status) => {
    const { version } = line === RESUME ? pausedFor(MINUTE) : runningFor(HOUR);
    expect(await send(line, body, "application/json")).toBe(status);
    expect(awork.books.last()!.version > version).toBe(status === 200);
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
    ["an API key may stop a person's timer", `?userId=${PERSON_ID}`, API_KEY_TOKEN, 200],
    ["an API key finds no timer when it names nobody", "", API_KEY_TOKEN, 204],
    ["a colleague may not", `?userId=${PERSON_ID}`, COLLEAGUE_TOKEN, 401],
  ])("%s", async (_, whose, token, status) => {
    runningFor(HOUR);
    expect((await call(STOP + whose, { token })).status).toBe(status);
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

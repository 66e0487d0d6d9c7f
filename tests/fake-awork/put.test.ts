import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import {
  ARCHIVED_TYPE_OF_WORK,
  DEFAULT_TASK,
  PRIVATE_TASK,
  PROJECTS,
  TASKS,
  TYPES_OF_WORK,
} from "./catalogue.ts";
import { HOUR, MINUTE } from "./clock.ts";
import type { Entry } from "./entry.ts";
import { API_KEY_TOKEN, COLLEAGUE_ID, COLLEAGUE_TOKEN, PERSON_ID } from "./people.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const FORM = { timezone: "Europe/Berlin", typeOfWorkId: TYPES_OF_WORK[0]!.id };
const DAY = "2026-08-26T00:00:00Z";
const LOCAL_DAY = "2026-08-26T00:00:00";
/** An hour ago. */
const START = { startDateUtc: DAY, startTimeUtc: "09:00:00" };
const END = { endDateUtc: DAY, endTimeUtc: "09:50:00" };

let awork: FakeAwork;
let call: ReturnType<typeof createCaller>;
beforeAll(async () => {
  awork = await startFakeAwork();
  call = createCaller(awork);
});
beforeEach(() => {
  awork.books.clear();
  awork.books.openBreakDuration = "zero";
  awork.script.clear();
  awork.clock.set(NOW);
});
afterAll(() => awork.close());

const put = (id: string, body: unknown, token?: string) =>
  call(`PUT /timeentries/${id}`, { body, ...(token && { token }) });

const SHAPES = {
  running: { start: NOW - HOUR },
  paused: {
    start: NOW - HOUR,
    breaks: [
      { start: NOW - 40 * MINUTE, end: NOW - 30 * MINUTE },
      { start: NOW - 10 * MINUTE, end: null },
    ],
  },
  stopped: {
    start: NOW - HOUR,
    end: NOW - MINUTE,
    breaks: [{ start: NOW - 40 * MINUTE, end: NOW - 30 * MINUTE }],
  },
  "stopped between two seconds": { start: NOW - HOUR + 297, end: NOW - MINUTE + 13 },
  "booked without an end": { start: NOW - HOUR, duration: 20 * MINUTE, byHand: true },
  "booked for a day": { start: null, day: "2026-08-25", duration: 20 * MINUTE },
} satisfies Record<string, Partial<Entry>>;
type Shape = keyof typeof SHAPES;
const shapes = Object.keys(SHAPES) as Shape[];
const timers: Shape[] = ["running", "paused"];

/** A copy: what is in the books is changed in place. */
const add = (shape: Shape, more: Partial<Entry> = {}) =>
  awork.books.add({ ...structuredClone(SHAPES[shape]), ...more });

const TIMES = ["start", "end"].flatMap((name) =>
  ["DateUtc", "TimeUtc", "DateLocal", "TimeLocal"].map((field) => name + field),
);
const SUBJECT = [
  "taskId",
  "projectId",
  "typeOfWorkId",
  "note",
  "isBillable",
  "isBilled",
  "userId",
  "timezone",
];
const FIELDS = [...SUBJECT, ...TIMES, "duration", "breakDuration"];

/** What of an entry a form can carry. */
const formOf = (json: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(json).filter(([name]) => FIELDS.includes(name)));

describe("a form with all that awork said", () => {
  it.each(shapes)("changes nothing of an entry that is %s, but for its version", async (shape) => {
    const { id, version } = add(shape, { note: "draft" });
    const before = (await call(`GET /timeentries/${id}`)).json;
    awork.clock.advance(MINUTE);
    const { status, json } = await put(id, formOf(before));
    expect(status).toBe(200);
    expect({ ...json, resourceVersion: 0, updatedOn: "" }).toEqual({
      ...before,
      resourceVersion: 0,
      updatedOn: "",
    });
    expect(awork.books.get(id).version > version).toBe(true);
  });
});

describe("what a form leaves out", () => {
  const NOTHING = { note: null, task: null, project: null, isBillable: false };
  it.each([
    ["left out", {}],
    ["null", { note: null, taskId: null, projectId: null, duration: null, endDateUtc: null }],
  ])("is cleared where it is %s", async (_, more) => {
    const { id } = add("running", { note: "draft" });
    const { json } = await put(id, { ...FORM, ...START, ...more });
    expect(awork.books.get(id)).toMatchObject(NOTHING);
    for (const field of ["note", "taskId", "task", "projectId", "project"])
      expect(json).not.toHaveProperty(field);
  });
});

describe("what a form says", () => {
  const [, , STUDIO, SHOP] = PROJECTS;
  it.each([
    ["a note", { note: "Ännchen" }, { note: "Ännchen" }],
    ["a note as long as it may be", { note: "n".repeat(25_000) }, { note: "n".repeat(25_000) }],
    ["that it is billable", { isBillable: true }, { isBillable: true }],
    [
      "a task, and its project with it",
      { taskId: DEFAULT_TASK.id },
      { task: DEFAULT_TASK, project: PROJECTS[0] },
    ],
    [
      "a task, whatever project is said",
      { taskId: TASKS[8]!.id, projectId: STUDIO!.id },
      { task: TASKS[8], project: SHOP },
    ],
    [
      "a private task, which has no project",
      { taskId: PRIVATE_TASK.id, projectId: STUDIO!.id },
      { task: PRIVATE_TASK, project: null },
    ],
    ["a project alone", { projectId: STUDIO!.id }, { task: null, project: STUDIO }],
    ["an id in capitals", { taskId: DEFAULT_TASK.id.toUpperCase() }, { task: DEFAULT_TASK }],
    ["a type of work", { typeOfWorkId: TYPES_OF_WORK[2]!.id }, { typeOfWork: TYPES_OF_WORK[2] }],
    ["a time zone", { timezone: "America/New_York" }, { timezone: "America/New_York" }],
    ["whose it is, as it was", { userId: PERSON_ID.toUpperCase() }, { userId: PERSON_ID }],
    ["breaks, which cannot be set", { breakDuration: 7 }, { breaks: [] }],
  ])("sets %s", async (_, more, expected) => {
    const { id } = add("running");
    const { status } = await put(id, { ...FORM, ...START, ...more });
    expect(status).toBe(200);
    expect(awork.books.get(id)).toMatchObject(expected);
  });

  it("keeps an archived type of work, and moves no entry to one", async () => {
    const body = { ...FORM, ...START, typeOfWorkId: ARCHIVED_TYPE_OF_WORK.id };
    const old = add("running", { typeOfWork: ARCHIVED_TYPE_OF_WORK });
    expect((await put(old.id, body)).status).toBe(200);
    expect((await put(add("running").id, body)).json.code).toBe("invalid-operation");
  });
});

describe("a timer's start", () => {
  it.each<[string, object, string]>([
    ["in UTC", { startDateUtc: DAY, startTimeUtc: "08:59:58.7654321" }, "2026-08-26T08:59:58.765Z"],
    [
      "on a date without a time of day",
      { startDateUtc: "2026-08-25", startTimeUtc: "23:00:00" },
      "2026-08-25T23:00:00.000Z",
    ],
    [
      "on a date whose own time does not count",
      { startDateUtc: "2026-08-26T17:00:00+02:00", startTimeUtc: "08:00:00" },
      "2026-08-26T08:00:00.000Z",
    ],
    [
      "in its time zone",
      { startDateLocal: LOCAL_DAY, startTimeLocal: "10:30:00" },
      "2026-08-26T08:30:00.000Z",
    ],
    [
      "in both, where they agree",
      { ...START, startDateLocal: LOCAL_DAY, startTimeLocal: "11:00:00" },
      "2026-08-26T09:00:00.000Z",
    ],
    [
      "in another zone",
      { timezone: "Asia/Kolkata", startDateLocal: LOCAL_DAY, startTimeLocal: "10:30:00" },
      "2026-08-26T05:00:00.000Z",
    ],
    ["at this very moment", { startDateUtc: DAY, startTimeUtc: "10:00:00" }, "2026-08-26T10:00:00.000Z"],
    ["with a duration of 0", { ...START, duration: 0 }, "2026-08-26T09:00:00.000Z"],
  ])("is what is said %s", async (_, said, start) => {
    const { id } = add("running", { start: NOW - 2 * HOUR });
    // The clock of the fake goes on.
    const { status, json } = await put(id, { ...FORM, ...said });
    expect(status).toBe(200);
    expect(new Date(awork.books.get(id).start!).toISOString()).toBe(start);
    expect(json).not.toHaveProperty("endTimeUtc");
  });

  it("is written as it was said, where that was in whole seconds", async () => {
    const { id } = add("running", { start: NOW - HOUR + 297 });
    const { json } = await put(id, { ...FORM, startDateUtc: DAY, startTimeUtc: "08:15:30" });
    expect([json.startTimeUtc, json.startTimeLocal]).toEqual(["08:15:30", "10:15:30"]);
  });

  it.each([
    ["may be the moment of its first break", "09:20:00", 200, undefined],
    ["may not be later than that", "09:20:01", 400, "A time entry cannot start after its first break."],
  ])("%s", async (_, startTimeUtc, status, description) => {
    const answer = await put(add("paused").id, { ...FORM, startDateUtc: DAY, startTimeUtc });
    expect([answer.status, answer.json.description]).toEqual([status, description]);
  });

  it("ends the timer that it makes more than 24 hours old", async () => {
    const { id } = add("running");
    const said = { startDateUtc: "2026-08-25T00:00:00Z", startTimeUtc: "09:00:00" };
    expect((await put(id, { ...FORM, ...said })).json).toMatchObject({
      duration: 86_400,
      endTimeUtc: "09:00:00",
    });
  });

  it.each(
    timers.flatMap((shape): [Shape, string, object, string][] => [
      [shape, "a start in the future", { startDateUtc: DAY, startTimeUtc: "10:01:00" }, "invalid-operation"],
      [shape, "an end", { ...START, ...END }, "invalid-operation"],
      [
        shape,
        "an end by the local clock",
        { ...START, endDateLocal: LOCAL_DAY, endTimeLocal: "11:50:00" },
        "invalid-operation",
      ],
      [shape, "a duration", { ...START, duration: 60 }, "invalid-operation"],
      [shape, "no start", {}, "validation-failed"],
      [shape, "a start without its time", { startDateUtc: DAY }, "validation-failed"],
      [shape, "a start without its date", { startTimeUtc: "09:00:00" }, "validation-failed"],
    ]),
  )("of a timer that is %s: %s is refused", async (shape, _, said, code) => {
    const { id, version, start } = add(shape);
    const { status, json } = await put(id, { ...FORM, ...said });
    expect([status, json.code]).toEqual([400, code]);
    expect(awork.books.get(id)).toMatchObject({ version, start, end: null });
  });
});

describe("the times of what is stopped", () => {
  const at = (time: string) => Date.parse(`2026-08-26T${time}Z`);
  const breaks = [{ start: at("09:10:00"), end: at("09:20:00") }];
  const tenToTen = { start: at("09:00:00"), end: at("09:50:00"), breaks };

  it.each<[string, Partial<Entry>, object, object]>([
    [
      "start and end",
      tenToTen,
      { ...START, endDateUtc: DAY, endTimeUtc: "09:30:00" },
      { end: at("09:30:00"), duration: 20 * MINUTE },
    ],
    [
      "start and end at one moment",
      SHAPES["stopped between two seconds"],
      { ...START, endDateUtc: DAY, endTimeUtc: "09:00:00" },
      { end: at("09:00:00"), duration: 0 },
    ],
    [
      "start and end, whatever duration is said",
      tenToTen,
      { ...START, ...END, duration: 7 },
      { start: at("09:00:00"), end: at("09:50:00"), duration: 40 * MINUTE },
    ],
    [
      "start and end of an entry that is no longer than its breaks",
      tenToTen,
      { ...START, endDateUtc: DAY, endTimeUtc: "09:10:00" },
      { end: at("09:10:00"), duration: 0 },
    ],
    [
      "start and duration",
      tenToTen,
      { ...START, duration: 600 },
      { end: at("09:20:00"), duration: 10 * MINUTE },
    ],
    [
      "end and duration",
      tenToTen,
      { ...END, duration: 600 },
      { start: at("09:30:00"), end: at("09:50:00"), duration: 10 * MINUTE },
    ],
    [
      "end by its own clock",
      tenToTen,
      { ...START, endDateLocal: LOCAL_DAY, endTimeLocal: "12:00:00" },
      { end: at("10:00:00"), duration: 50 * MINUTE },
    ],
    [
      "an end in the future",
      tenToTen,
      { ...START, endDateUtc: DAY, endTimeUtc: "23:00:00" },
      { end: at("23:00:00") },
    ],
    [
      "start and duration of what has no end",
      SHAPES["booked without an end"],
      { ...START, duration: 60 },
      { start: at("09:00:00"), end: null, duration: MINUTE },
    ],
    [
      "day and duration of what has no time",
      SHAPES["booked for a day"],
      { startDateUtc: "2026-08-24T00:00:00Z", duration: 60 },
      { start: null, day: "2026-08-24", duration: MINUTE },
    ],
    [
      "a time for what had none",
      SHAPES["booked for a day"],
      { ...START, ...END },
      { start: at("09:00:00"), end: at("09:50:00"), duration: 50 * MINUTE },
    ],
  ])("can be %s", async (_, given, said, expected) => {
    const { id } = awork.books.add(structuredClone(given));
    expect((await put(id, { ...FORM, ...said })).status).toBe(200);
    expect(awork.books.get(id)).toMatchObject({ ...expected, breaks: given.breaks ?? [] });
  });

  it.each<[string, object, string]>([
    ["no times", {}, "validation-failed"],
    ["a start alone", START, "validation-failed"],
    ["an end alone", END, "validation-failed"],
    ["a duration alone", { duration: 60 }, "validation-failed"],
    ["a duration of 0", { ...START, duration: 0 }, "validation-failed"],
    ["a day and a duration, though it has a time", { startDateUtc: DAY, duration: 60 }, "validation-failed"],
    ["an end without its time", { ...START, endDateUtc: DAY, duration: 60 }, "validation-failed"],
    ["an end before the start", { ...START, endDateUtc: DAY, endTimeUtc: "08:59:59" }, "invalid-operation"],
    ["less than its breaks", { ...START, endDateUtc: DAY, endTimeUtc: "09:09:59" }, "invalid-operation"],
  ])("cannot be %s", async (_, said, code) => {
    const { id, version } = awork.books.add(structuredClone(tenToTen));
    const { status, json } = await put(id, { ...FORM, ...said });
    expect([status, json.code]).toEqual([400, code]);
    expect(awork.books.get(id)).toMatchObject({ ...tenToTen, version });
  });
});

describe("a form that is not in order", () => {
  const nobody = "11111111-2222-4333-8444-555555555555";
  it.each<[string, unknown, string]>([
    ["no body", undefined, "model"],
    ["a list", [FORM], "model"],
    ["no time zone", { ...START, typeOfWorkId: FORM.typeOfWorkId }, "timezone"],
    ["a time zone that does not exist", { ...FORM, ...START, timezone: "Europe/Atlantis" }, "timezone"],
    ["a time zone that is no name", { ...FORM, ...START, timezone: "+02:00" }, "timezone"],
    ["no type of work", { ...START, timezone: FORM.timezone }, "typeOfWorkId"],
    ["an unknown type of work", { ...FORM, ...START, typeOfWorkId: nobody }, "typeOfWorkId"],
    ["an unknown task", { ...FORM, ...START, taskId: nobody }, "taskId"],
    ["a malformed id", { ...FORM, ...START, taskId: "WEB-12" }, "taskId"],
    ["an empty id", { ...FORM, ...START, taskId: "" }, "taskId"],
    ["an unknown project", { ...FORM, ...START, projectId: nobody }, "projectId"],
    ["a note that is no text", { ...FORM, ...START, note: 7 }, "note"],
    ["a note that is too long", { ...FORM, ...START, note: "n".repeat(25_001) }, "note"],
    ["billable in words", { ...FORM, ...START, isBillable: "true" }, "isBillable"],
    [
      "billable as null, which only what is nullable can be",
      { ...FORM, ...START, isBillable: null },
      "isBillable",
    ],
    ["a duration in words", { ...FORM, ...START, duration: "60" }, "duration"],
    ["half a second", { ...FORM, ...START, duration: 0.5 }, "duration"],
    ["less than no time", { ...FORM, ...START, duration: -1 }, "duration"],
    ["more seconds than there are", { ...FORM, ...START, duration: 2 ** 31 }, "duration"],
    ["a date in other words", { ...FORM, ...START, startDateUtc: "26.08.2026" }, "startDateUtc"],
    [
      "a day that does not exist",
      { ...FORM, ...START, startDateUtc: "2026-02-30T00:00:00Z" },
      "startDateUtc",
    ],
    ["a date as a number", { ...FORM, ...START, startDateUtc: NOW }, "startDateUtc"],
    ["a time without seconds", { ...FORM, ...START, startTimeUtc: "09:00" }, "startTimeUtc"],
    ["an hour that does not exist", { ...FORM, ...START, startTimeUtc: "24:00:00" }, "startTimeUtc"],
    ["a time that knows its zone", { ...FORM, ...START, startTimeUtc: "09:00:00Z" }, "startTimeUtc"],
    ["eight decimals", { ...FORM, ...START, startTimeUtc: "09:00:00.12345678" }, "startTimeUtc"],
    [
      "two starts",
      { ...FORM, ...START, startDateLocal: LOCAL_DAY, startTimeLocal: "11:00:01" },
      "startTimeLocal",
    ],
    ["another's name on it", { ...FORM, ...START, userId: COLLEAGUE_ID }, "userId"],
    ["a property that no form has", { ...FORM, ...START, billable: true }, "billable"],
  ])("is refused for %s", async (_, body, property) => {
    const { id, version } = add("running");
    const { status, json } = await put(id, body);
    expect([status, json.code]).toEqual([400, "validation-failed"]);
    expect(json.validationErrors).toEqual([{ property, message: expect.stringMatching(/\w \w/) }]);
    expect(awork.books.get(id).version).toBe(version);
  });

  it("is refused when it is no JSON, or is not said to be", async () => {
    const { id } = add("running");
    const address = `${awork.origin}/api/v1/timeentries/${id}`;
    const send = (body: string, type: string) =>
      fetch(address, {
        method: "PUT",
        body,
        headers: { authorization: "Bearer token-of-carla", "content-type": type },
      });
    const whole = JSON.stringify({ ...FORM, ...START });
    expect((await send(whole.slice(0, -1), "application/json")).status).toBe(400);
    expect((await send(whole, "text/plain;charset=UTF-8")).status).toBe(415);
    expect((await send(whole, "application/json; charset=utf-8")).status).toBe(200);
  });
});

describe("who may change an entry", () => {
  it.each<[string, Partial<Entry>, string | undefined, number, string | undefined]>([
    ["its owner", {}, undefined, 200, undefined],
    ["an admin", {}, API_KEY_TOKEN, 200, undefined],
    ["no colleague", {}, COLLEAGUE_TOKEN, 401, "unauthorized"],
    ["not its owner, once it is billed", { isBilled: true }, undefined, 400, "invalid-operation"],
    ["an admin, though it is billed", { isBilled: true }, API_KEY_TOKEN, 200, undefined],
    ["no person, where its user was deleted", { userId: null }, undefined, 401, "unauthorized"],
    ["an admin, where its user was deleted", { userId: null }, API_KEY_TOKEN, 200, undefined],
  ])("%s", async (_, given, token, status, code) => {
    const { id } = add("running", { note: "before", ...given });
    const answer = await put(id, { ...FORM, ...START, note: "after" }, token);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(awork.books.get(id).note).toBe(status === 200 ? "after" : "before");
  });

  it.each<[string, string, string, string | undefined, number]>([
    ["its person, on a private task", PRIVATE_TASK.id, PRIVATE_TASK.id, undefined, 200],
    ["no API key, on a private task", PRIVATE_TASK.id, PRIVATE_TASK.id, API_KEY_TOKEN, 401],
    ["no API key to a private task", DEFAULT_TASK.id, PRIVATE_TASK.id, API_KEY_TOKEN, 401],
    ["an API key from a private task to another", PRIVATE_TASK.id, DEFAULT_TASK.id, API_KEY_TOKEN, 200],
  ])("%s", async (_, from, taskId, token, status) => {
    const task = from === PRIVATE_TASK.id ? PRIVATE_TASK : DEFAULT_TASK;
    const { id } = add("running", { task, project: task.project, note: "before" });
    const answer = await put(id, { ...FORM, ...START, taskId, note: "after" }, token);
    expect(answer.status).toBe(status);
    expect(awork.books.get(id).note).toBe(status === 200 ? "after" : "before");
  });

  it.each([
    ["no person bills it", undefined, 400],
    ["an admin does", API_KEY_TOKEN, 200],
  ])("%s", async (_, token, status) => {
    const { id } = add("running");
    expect((await put(id, { ...FORM, ...START, isBilled: true }, token)).status).toBe(status);
    expect(awork.books.get(id).isBilled).toBe(status === 200);
  });

  it.each([
    ["unknown", COLLEAGUE_ID, 404, "not-found"],
    ["malformed", "current", 400, "invalid-model"],
  ])("nobody, where the id is %s", async (_, id, status, code) => {
    const answer = await put(id, { ...FORM, ...START });
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });
});

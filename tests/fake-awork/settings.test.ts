import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import { CLOSED_PROJECT, DEFAULT_TASK, DONE_TASK, TYPES_OF_WORK } from "./catalogue.ts";
import { HOUR } from "./clock.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";
import type { Settings } from "./settings.ts";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const FORM = { timezone: "Europe/Berlin", typeOfWorkId: TYPES_OF_WORK[0]!.id };
const START = { startDateUtc: "2026-08-26T00:00:00Z", startTimeUtc: "09:00:00" };

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

const usual = [
  { type: "disable-time-tracking", enabled: false },
  { type: "require-description", enabled: false },
  { type: "prevent-on-done-projects", enabled: false },
  { type: "allow-on-past-days", enabled: false },
];

describe("the settings", () => {
  it.each<[string, Partial<Settings>, object | null]>([
    ["allow everything at first", {}, null],
    ["may disable tracking", { disabled: true }, { type: "disable-time-tracking", enabled: true }],
    ["may want a description", { descriptionRequired: true }, { type: "require-description", enabled: true }],
    [
      "may forbid what is done",
      { doneProjectsPrevented: true },
      { type: "prevent-on-done-projects", enabled: true },
    ],
    [
      "may forbid what is long ago",
      { pastDays: 7 },
      { type: "allow-on-past-days", enabled: true, dayCount: 7 },
    ],
    [
      "may forbid all days but this one",
      { pastDays: 0 },
      { type: "allow-on-past-days", enabled: true, dayCount: 0 },
    ],
  ])("%s", async (_, given, differs) => {
    Object.assign(awork.books.settings, given);
    const { status, json } = await call("GET /timetracking/settings");
    expect(status).toBe(200);
    expect(json.filter(({ enabled }: { enabled: boolean }) => enabled)).toEqual(differs ? [differs] : []);
    expect(json.map(({ type }: { type: string }) => type)).toEqual(usual.map(({ type }) => type));
  });

  it("are the usual ones again when the books are cleared", async () => {
    const { settings } = awork.books;
    Object.assign(settings, {
      disabled: true,
      descriptionRequired: true,
      doneProjectsPrevented: true,
      pastDays: 1,
    });
    awork.books.clear();
    expect((await call("GET /timetracking/settings")).json).toEqual(usual);
    expect(awork.books.settings).toBe(settings);
  });
});

describe("what the settings forbid", () => {
  const start = (more: object = {}) => ["POST /me/timetracking/start", { ...FORM, ...more }] as const;
  const put = (more: object) => {
    const { id } = awork.books.add({ start: NOW - HOUR, task: null });
    return [`PUT /timeentries/${id}`, { ...FORM, ...START, ...more }] as const;
  };
  const stop = (note: string | null) => {
    awork.books.add({ start: NOW - HOUR, note });
    return ["POST /me/timetracking/stop", undefined] as const;
  };
  const done = { taskId: DONE_TASK.id };
  const closed = { projectId: CLOSED_PROJECT.id };

  it.each<[string, keyof Settings, () => readonly [string, unknown], RegExp]>([
    ["starting, where tracking is disabled", "disabled", () => start(), /disabled/],
    [
      "stopping without a note, where one is required",
      "descriptionRequired",
      () => stop(null),
      /description is required/,
    ],
    ["stopping with a blank note", "descriptionRequired", () => stop("  "), /description is required/],
    ["starting on a task that is done", "doneProjectsPrevented", () => start(done), /task .* is done/],
    [
      "starting on a project that is closed",
      "doneProjectsPrevented",
      () => start(closed),
      /project .* is done/,
    ],
    ["moving an entry to a task that is done", "doneProjectsPrevented", () => put(done), /task .* is done/],
    [
      "moving an entry to a project that is closed",
      "doneProjectsPrevented",
      () => put(closed),
      /project .* is done/,
    ],
  ])("is %s; without the setting it is not", async (_, setting, request, description) => {
    const [line, body] = request();
    const before = structuredClone(awork.books.entries);
    Object.assign(awork.books.settings, { [setting]: true });
    const refused = await call(line, { body });
    expect([refused.status, refused.json.code]).toEqual([400, "invalid-operation"]);
    expect(refused.json.description).toMatch(description);
    expect(awork.books.entries).toEqual(before);
    Object.assign(awork.books.settings, { [setting]: false });
    expect((await call(line, { body })).status).toBe(200);
  });

  it.each<[string, keyof Settings, () => readonly [string, unknown], number]>([
    ["stopping with a note", "descriptionRequired", () => stop("done"), 200],
    [
      "stopping what does not run",
      "descriptionRequired",
      () => ["POST /me/timetracking/stop", undefined],
      204,
    ],
    [
      "starting on a task that is not done",
      "doneProjectsPrevented",
      () => start({ taskId: DEFAULT_TASK.id }),
      200,
    ],
    ["starting on nothing", "doneProjectsPrevented", () => start(), 200],
    ["changing an entry", "disabled", () => put({ note: "later" }), 200],
  ])("is not %s", async (_, setting, request, status) => {
    const [line, body] = request();
    Object.assign(awork.books.settings, { [setting]: true });
    expect((await call(line, { body })).status).toBe(status);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import { CLOSED_PROJECT, DEFAULT_TASK, DONE_TASK, TYPES_OF_WORK } from "./catalogue.ts";
import { DAY, HOUR } from "./clock.ts";
import type { Entry } from "./entry.ts";
import { API_KEY_TOKEN, PERSON_ID } from "./people.ts";
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
  const post = (more: object = {}) =>
    ["POST /timeentries", { ...FORM, ...START, userId: PERSON_ID, duration: 60, ...more }] as const;
  const done = { taskId: DONE_TASK.id };
  const closed = { projectId: CLOSED_PROJECT.id };

  const blocked = /blocked due to insufficient permissions/;

  it.each<[string, keyof Settings, () => readonly [string, unknown], RegExp]>([
    ["starting, where tracking is disabled", "disabled", () => start(), /disabled/],
    ["adding an entry, where tracking is disabled", "disabled", () => post(), /disabled/],
    ["adding an entry without a note", "descriptionRequired", () => post(), /description is required/],
    [
      "taking the note away from what is stopped",
      "descriptionRequired",
      () => {
        const { id } = awork.books.add({ start: NOW - 2 * HOUR, end: NOW - HOUR, note: "done" });
        return [`PUT /timeentries/${id}`, { ...FORM, ...START, duration: 60 }];
      },
      /description is required/,
    ],
    ["adding an entry on a task that is done", "doneProjectsPrevented", () => post(done), /task .* is done/],
    [
      "stopping without a note, where one is required",
      "descriptionRequired",
      () => stop(null),
      /description is required/,
    ],
    ["stopping with a blank note", "descriptionRequired", () => stop("  "), /description is required/],
    ["starting on a task that is done", "doneProjectsPrevented", () => start(done), /task .* is done/],
    ["starting on a project that is closed", "doneProjectsPrevented", () => start(closed), blocked],
    ["adding an entry on a project that is closed", "doneProjectsPrevented", () => post(closed), blocked],
    ["moving an entry to a task that is done", "doneProjectsPrevented", () => put(done), /task .* is done/],
    ["moving an entry to a project that is closed", "doneProjectsPrevented", () => put(closed), blocked],
  ])("is %s; without the setting it is not", async (_, setting, request, description) => {
    const [line, body] = request();
    const before = structuredClone(awork.books.entries);
    Object.assign(awork.books.settings, { [setting]: true });
    const refused = await call(line, { body });
    const expected = description === blocked ? [401, "unauthorized"] : [400, "invalid-operation"];
    expect([refused.status, refused.json.code]).toEqual(expected);
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

describe("the days that can be booked on, where only yesterday and today can,", () => {
  const ago = (days: number, more: Partial<Entry> = {}) => ({
    start: NOW - days * DAY - 2 * HOUR,
    end: NOW - days * DAY - HOUR,
    note: "draft",
    timezone: "Europe/Berlin",
    ...more,
  });
  const at = (days: number) => ({
    startDateUtc: new Date(NOW - days * DAY).toISOString().slice(0, 10) + "T00:00:00Z",
    startTimeUtc: "08:00:00",
    duration: 60,
  });
  const put = (from: Partial<Entry>, times: object) => () =>
    call(`PUT /timeentries/${awork.books.add(from).id}`, { body: { ...FORM, ...times } });
  const remove = (from: Partial<Entry>) => () => call(`DELETE /timeentries/${awork.books.add(from).id}`);
  const post = (times: object) => () =>
    call("POST /timeentries", { body: { ...FORM, userId: PERSON_ID, ...times } });
  const onDay = (day: string) => ({ startDateLocal: `${day}T00:00:00`, duration: 60 });
  /** Two days ago in UTC, and yesterday in Berlin. */
  const late = { startDateUtc: "2026-08-24T00:00:00Z", startTimeUtc: "22:30:00", duration: 60 };
  const timer = { start: NOW - 20 * HOUR };

  it.each<[string, () => ReturnType<typeof call>, number]>([
    ["let an entry be added yesterday", post(at(1)), 200],
    ["let an entry be added yesterday in its own time zone", post(late), 200],
    ["let none be added the day before", post(at(2)), 400],
    ["let a duration be added yesterday", post(onDay("2026-08-25")), 200],
    ["let none be added the day before without a time", post(onDay("2026-08-24")), 400],
    ["let an entry of yesterday be changed", put(ago(1), at(1)), 200],
    ["let none of the day before be changed", put(ago(2), at(2)), 400],
    ["let none of the day before be moved to today", put(ago(2), at(0)), 400],
    ["let none be moved to the day before", put(ago(1), at(2)), 400],
    ["let an entry of yesterday be deleted", remove(ago(1)), 204],
    ["let none of the day before be deleted", remove(ago(2)), 401],
    ["let a timer be deleted", remove(timer), 204],
  ])("%s", async (_, request, status) => {
    awork.books.settings.pastDays = 1;
    const answer = await request();
    expect(answer.status).toBe(status);
    if (status >= 400) expect(answer.json.description).toBe("Time can only be tracked for the last 1 days.");
  });

  it("do not concern a timer that was started long ago, and its day stays", async () => {
    awork.books.settings.pastDays = 0;
    const { id } = awork.books.add({ ...timer, timezone: "Europe/Berlin" });
    const started = { startDateUtc: "2026-08-25T00:00:00Z", startTimeUtc: "14:00:00" };
    const body = { ...FORM, ...started, note: "x" };
    expect((await call(`PUT /timeentries/${id}`, { body })).status).toBe(200);
    const moved = { ...body, startDateUtc: "2026-08-24T00:00:00Z" };
    expect((await call(`PUT /timeentries/${id}`, { body: moved })).status).toBe(400);
    expect((await call("POST /me/timetracking/stop")).status).toBe(200);
  });
});

describe("an admin", () => {
  const token = API_KEY_TOKEN;
  const body = { ...FORM, projectId: CLOSED_PROJECT.id };
  const long = { startDateUtc: "2026-08-01T00:00:00Z", startTimeUtc: "08:00:00", duration: 60 };

  it("is exempt from all of them", async () => {
    Object.assign(awork.books.settings, {
      disabled: true,
      descriptionRequired: true,
      doneProjectsPrevented: true,
      pastDays: 0,
    });
    awork.books.foreignProjects.add(CLOSED_PROJECT.id);
    const whose = `?userId=${PERSON_ID}`;
    const added = await call("POST /timeentries", { body: { ...body, ...long, userId: PERSON_ID }, token });
    const { id } = added.json;
    const answers = [
      added,
      await call(`PUT /timeentries/${id}`, { body: { ...body, ...long }, token }),
      await call(`DELETE /timeentries/${id}`, { token }),
      await call(`POST /me/timetracking/start${whose}`, { body, token }),
      await call(`POST /me/timetracking/stop${whose}`, { token }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 204, 200, 200]);
  });
});

describe("a project", () => {
  const project = CLOSED_PROJECT.id;
  const requests = (more: object) => {
    const { id } = awork.books.add({ start: NOW - HOUR, task: null });
    const body = { ...FORM, projectId: project, ...more };
    return [
      () => call("POST /me/timetracking/start", { body }),
      () => call(`PUT /timeentries/${id}`, { body: { ...body, ...START } }),
      () => call("POST /timeentries", { body: { ...body, ...START, userId: PERSON_ID, duration: 60 } }),
    ];
  };

  it("whose member the person is not is refused as 401", async () => {
    awork.books.foreignProjects.add(project);
    for (const request of requests({})) {
      const { status, json } = await request();
      expect([status, json.code]).toEqual([401, "unauthorized"]);
    }
  });

  it("can have types of work of its own, and no others", async () => {
    awork.books.projectTypes.set(project, [TYPES_OF_WORK[1]!.id]);
    for (const request of requests({})) {
      const { status, json } = await request();
      expect([status, json.description]).toEqual([400, expect.stringMatching(/has no type of work/)]);
    }
    for (const request of requests({ typeOfWorkId: TYPES_OF_WORK[1]!.id }).toReversed())
      expect((await request()).status).toBe(200);
    expect((await call(`GET /projects/${project}/typeofwork`)).json).toEqual([TYPES_OF_WORK[1]]);
  });
});

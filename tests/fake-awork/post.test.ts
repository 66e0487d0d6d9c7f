import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import { ARCHIVED_TYPE_OF_WORK, DEFAULT_TASK, PRIVATE_TASK, PROJECTS, TYPES_OF_WORK } from "./catalogue.ts";
import { HOUR, MINUTE } from "./clock.ts";
import { API_KEY_TOKEN, COLLEAGUE_ID, COLLEAGUE_TOKEN, PERSON_ID } from "./people.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const FORM = { userId: PERSON_ID, timezone: "Europe/Berlin", typeOfWorkId: TYPES_OF_WORK[0]!.id };
const DAY = "2026-08-26T00:00:00Z";
const START = { startDateUtc: DAY, startTimeUtc: "08:00:00" };
const END = { endDateUtc: DAY, endTimeUtc: "09:00:00" };
const LOCAL_START = { startDateLocal: "2026-08-26T00:00:00", startTimeLocal: "10:00:00" };
const LOCAL_END = { endDateLocal: "2026-08-26T00:00:00", endTimeLocal: "11:00:00" };

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

const post = (body: unknown, token?: string) => call("POST /timeentries", { body, ...(token && { token }) });

describe("POST", () => {
  const start = NOW - 2 * HOUR;
  const end = NOW - HOUR;

  it.each([
    ["a start and an end", { ...START, ...END }, { start, end, duration: HOUR }],
    ["both in local time", { ...LOCAL_START, ...LOCAL_END }, { start, end, duration: HOUR }],
    ["a start and a duration", { ...START, duration: 1200 }, { start, end: null, duration: 20 * MINUTE }],
    ["an end and a duration", { ...END, duration: 3600 }, { start, end, duration: HOUR }],
    ["an end, which wins over a duration", { ...START, ...END, duration: 1 }, { start, end, duration: HOUR }],
    [
      "a day and a duration",
      { startDateLocal: "2026-08-20T00:00:00", duration: 60 },
      { start: null, day: "2026-08-20", end: null, duration: MINUTE },
    ],
  ])("books by %s", async (_, times, expected) => {
    const { status, json } = await post({ ...FORM, ...times });
    expect(status).toBe(200);
    expect(awork.books.entries).toMatchObject([
      { id: json.id, userId: PERSON_ID, timezone: FORM.timezone, breaks: [], ...expected },
    ]);
    expect((await call(`GET /timeentries/${json.id}`)).json).toEqual(json);
  });

  it("books what the form says, and nothing else", async () => {
    await post({ ...FORM, ...START, ...END });
    const { id: taskId } = DEFAULT_TASK;
    await post({ ...FORM, ...START, ...END, taskId, note: "Süß", isBillable: true });
    await post({ ...FORM, ...START, ...END, projectId: PROJECTS[1]!.id });
    const nothing = { task: null, project: null, note: null, isBillable: false, isBilled: false };
    expect(awork.books.entries).toMatchObject([
      nothing,
      { ...nothing, task: DEFAULT_TASK, project: DEFAULT_TASK.project, note: "Süß", isBillable: true },
      { ...nothing, project: PROJECTS[1] },
    ]);
  });

  it("books as often as it is asked, and leaves a timer alone", async () => {
    const timer = awork.books.add({ start });
    for (const _ of [1, 2]) await post({ ...FORM, ...START, ...END });
    expect(awork.books.entries).toHaveLength(3);
    expect(awork.books.current()).toBe(timer);
  });

  it.each<[string, object, string]>([
    ["without a user", { userId: null }, "userId"],
    ["for nobody", { userId: TYPES_OF_WORK[0]!.id }, "userId"],
    ["without a time zone", { timezone: null }, "timezone"],
    ["in a time zone that is none", { timezone: "Mars/Olympus" }, "timezone"],
    ["without a type of work", { typeOfWorkId: null }, "typeOfWorkId"],
    ["on a task that is none", { taskId: PERSON_ID }, "taskId"],
    ["with a start alone", { endDateUtc: null, endTimeUtc: null }, "endTimeUtc"],
    ["with a duration of nothing", { endDateUtc: null, endTimeUtc: null, duration: 0 }, "endTimeUtc"],
    ["with a duration below nothing", { duration: -60 }, "duration"],
    ["with UTC and local fields", { ...LOCAL_START }, "startDateLocal"],
    [
      "with a start in UTC and an end in local time",
      { endDateUtc: null, endTimeUtc: null, ...LOCAL_END },
      "startDateLocal",
    ],
    ["with an end that has no time", { endTimeUtc: null }, "endTimeUtc"],
    ["with a property that nobody knows", { colour: "red" }, "colour"],
  ])("is refused %s", async (_, more, property) => {
    const { status, json } = await post({ ...FORM, ...START, ...END, ...more });
    expect([status, json.code]).toEqual([400, "validation-failed"]);
    expect(json.validationErrors).toMatchObject([{ property }]);
    expect(awork.books.entries).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    ["an end before the start", { endTimeUtc: "07:00:00" }, /cannot end before/],
    ["an archived type of work", { typeOfWorkId: ARCHIVED_TYPE_OF_WORK.id }, /archived/],
    ["what is billed", { isBilled: true }, /Only an admin/],
  ])("refuses %s", async (_, more, words) => {
    const { status, json } = await post({ ...FORM, ...START, ...END, ...more });
    expect([status, json.code]).toEqual([400, "invalid-operation"]);
    expect(json.description).toMatch(words);
  });

  it.each<[string, string | undefined, string, number]>([
    ["a person for themselves", undefined, PERSON_ID, 200],
    ["nobody for a colleague", COLLEAGUE_TOKEN, PERSON_ID, 401],
    ["an admin for anybody", API_KEY_TOKEN, COLLEAGUE_ID, 200],
  ])("is for %s", async (_, token, userId, status) => {
    expect((await post({ ...FORM, ...START, ...END, userId }, token)).status).toBe(status);
    expect(awork.books.entries.map((entry) => entry.userId)).toEqual(status === 200 ? [userId] : []);
  });

  it.each<[string, string | undefined, number]>([
    ["takes the person's own private task", undefined, 200],
    ["refuses an API key a private task: only its person is assigned", API_KEY_TOKEN, 401],
  ])("%s", async (_, token, status) => {
    const sent = { ...FORM, ...START, ...END, taskId: PRIVATE_TASK.id };
    expect((await post(sent, token)).status).toBe(status);
    expect(awork.books.entries.map(({ task }) => task)).toEqual(status === 200 ? [PRIVATE_TASK] : []);
  });
});

describe("GET /me/permissions", () => {
  it.each<[string, string | undefined, boolean]>([
    ["a person is no admin", undefined, false],
    ["an API key is", API_KEY_TOKEN, true],
  ])("says that %s", async (_, token, isAdmin) => {
    const { status, json } = await call("GET /me/permissions", token ? { token } : {});
    expect([status, json.userPermission.isAdmin]).toEqual([200, isAdmin]);
  });
});

describe("GET /projects/{id}/typeofwork", () => {
  const line = `GET /projects/${PROJECTS[0]!.id}/typeofwork`;

  it("tells the types of work that are not archived", async () => {
    expect((await call(line)).json).toEqual(TYPES_OF_WORK.filter(({ isArchived }) => !isArchived));
  });

  it("is refused to those who do not plan, where awork hides it", async () => {
    awork.books.habits.add("hiddenProjectTypes");
    expect((await call(line)).status).toBe(401);
    const planner = awork.books.addPerson({ plans: true });
    for (const token of [API_KEY_TOKEN, planner.tokens[0]!])
      expect((await call(line, { token })).status).toBe(200);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createCaller, query } from "../caller.ts";
import { DEFAULT_TASK, PRIVATE_TASK, TASKS } from "../catalogue.ts";
import { HOUR } from "../clock.ts";
import { API_KEY_ID, API_KEY_TOKEN, COLLEAGUE_ID, COLLEAGUE_TOKEN, PERSON_ID } from "../people.ts";
import { startFakeAwork, type FakeAwork } from "../server.ts";
import { USUAL_CAPACITY } from "./capacity.ts";

let awork: FakeAwork;
let call: ReturnType<typeof createCaller>;
beforeAll(async () => {
  awork = await startFakeAwork();
  call = createCaller(awork);
});
afterEach(() => awork.books.clear());
afterAll(() => awork.close());

const NOBODY = "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7aff";
const capacityOf = (id: string, token?: string) => call(`GET /users/${id}/capacity`, token ? { token } : {});
const list = (path: string, token?: string, values: Record<string, string> = {}) =>
  call(`GET ${path}?${query({ page: 1, pageSize: 50, ...values })}`, token ? { token } : {});

describe("a capacity", () => {
  it("is five days of eight hours, in seconds", async () => {
    const { status, json } = await capacityOf(PERSON_ID);
    expect([status, json]).toEqual([
      200,
      { userId: PERSON_ID, weeklyCapacity: USUAL_CAPACITY, capacityPerWeek: 144_000 },
    ]);
  });

  it.each([
    ["one's own", PERSON_ID, undefined, 200],
    ["a colleague's", COLLEAGUE_ID, undefined, 401],
    ["nobody's", NOBODY, undefined, 401],
    ["anybody's, for an API key", COLLEAGUE_ID, API_KEY_TOKEN, 200],
    ["its own user's, for an API key", API_KEY_ID, API_KEY_TOKEN, 200],
    ["nobody's, for an API key", NOBODY, API_KEY_TOKEN, 404],
    ["that of an id that is none", "me", undefined, 400],
  ])("%s: %j", async (_title, id, token, status) => {
    expect((await capacityOf(id, token)).status).toBe(status);
  });

  it("may have no days, as in an old answer", async () => {
    const { id, tokens } = awork.books.addPerson({ weeklyCapacity: null });
    const { json } = await capacityOf(id, tokens[0]);
    expect(json).toEqual({ userId: id, capacityPerWeek: 144_000 });
  });
});

describe("absences", () => {
  it("are one's own, but everybody's for an admin", async () => {
    awork.books.addAbsence({ first: "2026-08-26" });
    awork.books.addAbsence({ first: "2026-08-27", userId: COLLEAGUE_ID });
    awork.books.addHoliday({ first: "2026-08-28" });
    const whose = async (token?: string) =>
      (await list("/absences", token)).json.map(({ userId }: { userId: string }) => userId);
    expect(await whose()).toEqual([PERSON_ID]);
    expect(await whose(COLLEAGUE_TOKEN)).toEqual([COLLEAGUE_ID]);
    expect(await whose(API_KEY_TOKEN)).toEqual([PERSON_ID, COLLEAGUE_ID]);
  });

  it("end as 23:59:59, and leave out what is null", async () => {
    awork.books.addAbsence({ first: "2026-08-26", last: "2026-08-27", isHalfDayOnEnd: true });
    const [one] = (await list("/absences")).json;
    expect(one).toMatchObject({
      startOn: "2026-08-26T00:00:00Z",
      endOn: "2026-08-27T23:59:59Z",
      isHalfDayOnStart: false,
      isHalfDayOnEnd: true,
    });
    expect(Object.keys(one)).not.toContain("description");
    expect(Object.keys(one)).not.toContain("deletedOn");
  });

  it("come in pages, and by filter", async () => {
    for (const first of ["2026-08-26", "2026-08-27", "2026-08-28"]) awork.books.addAbsence({ first });
    const second = await list("/absences", undefined, { page: "2", pageSize: "2" });
    expect([second.json.length, second.headers.get("aw-totalitems")]).toEqual([1, "3"]);
    const filterby = "endOn ge datetime'2026-08-27T00:00:00'";
    expect((await list("/absences", undefined, { filterby })).json).toHaveLength(2);
    expect((await list("/absences", undefined, { filterby: "region eq 5" })).status).toBe(400);
  });
});

describe("holidays", () => {
  it("are for admins and those who plan", async () => {
    awork.books.addHoliday({ first: "2026-08-26", description: "Company offsite" });
    awork.books.addHoliday({ first: "2026-08-27", regionId: NOBODY });
    expect((await list("/workspaceabsences")).status).toBe(401);
    const { json } = await list("/workspaceabsences", API_KEY_TOKEN);
    expect(json[0]).toMatchObject({ description: "Company offsite", endOn: "2026-08-26T23:59:59Z" });
    const { tokens } = awork.books.addPerson({ plans: true });
    expect((await list("/workspaceabsences", tokens[0])).json).toHaveLength(2);
    expect(Object.keys(json[0])).not.toContain("regionId");
    expect(json[1]).toMatchObject({ regionId: NOBODY, region: "Hamburg" });
  });
});

describe("a task", () => {
  const one = (id: string, token?: string) => call(`GET /tasks/${id}`, token ? { token } : {});

  it("says what is planned, and what everybody has tracked; a timer has no duration yet", async () => {
    const now = awork.clock.now();
    awork.books.add({ start: now - 3 * HOUR, end: now - 2 * HOUR, userId: COLLEAGUE_ID });
    awork.books.add({ start: now - HOUR });
    expect((await one(DEFAULT_TASK.id)).json).toMatchObject({
      id: DEFAULT_TASK.id,
      plannedDuration: 21_600,
      totalPlannedDuration: 21_600,
      trackedDuration: 3600,
      totalTrackedDuration: 3600,
    });
  });

  it("says 0 where nothing is planned", async () => {
    expect((await one(TASKS[3]!.id)).json).toMatchObject({ plannedDuration: 0, trackedDuration: 0 });
  });

  it.each([
    ["that is private, for its person", PRIVATE_TASK.id, undefined, 200],
    ["that is private, for a colleague", PRIVATE_TASK.id, COLLEAGUE_TOKEN, 401],
    ["that there is none", NOBODY, undefined, 404],
    ["of an id that is none", "WEB-12", undefined, 400],
  ])("%s: %j", async (_title, id, token, status) => {
    expect((await one(id, token)).status).toBe(status);
  });
});

import { describe, expect, it } from "vitest";
import { NotUnderstood } from "@/lib/awork/api-error";
import { parse } from "@/lib/awork/parse";
import { TimeTracking } from "@/lib/awork/entries/time-tracking";

const ID = "86650f81-0000-4000-8000-000000000001";
const OTHER = "86650f81-0000-4000-8000-000000000002";

type Json = Record<string, unknown>;
const read = (said: Json) => parse(TimeTracking, { id: ID, ...said });

/** What an entry is that says no more than its id. */
const NOTHING = {
  id: ID,
  userId: null,
  startDateUtc: null,
  startTimeUtc: null,
  startDateLocal: null,
  endDateUtc: null,
  endTimeUtc: null,
  timezone: null,
  duration: 0,
  breakDuration: 0,
  breaks: null,
  note: null,
  isBillable: false,
  isBilled: false,
  taskId: null,
  task: null,
  projectId: null,
  project: null,
  typeOfWorkId: null,
  typeOfWork: null,
};

describe("an entry in awork's words", () => {
  it("has null for all that it does not say", () => {
    expect(read({})).toEqual(NOTHING);
  });

  it("says the same with null as with nothing", () => {
    const { id: _, ...fields } = NOTHING;
    expect(read(Object.fromEntries(Object.keys(fields).map((name) => [name, null])))).toEqual(NOTHING);
  });

  it("loses what nobody knows", () => {
    expect(read(JSON.parse('{"colour":"red","__proto__":{"id":7}}'))).toEqual(NOTHING);
  });

  it.each<[string, Json, Json]>([
    [
      "keeps its ids",
      { taskId: OTHER, projectId: OTHER, typeOfWorkId: OTHER },
      { taskId: OTHER, projectId: OTHER },
    ],
    ["does without ids that are none", { taskId: "7", projectId: 7, typeOfWorkId: [] }, NOTHING],
    [
      "keeps the id of a project",
      { project: { id: OTHER } },
      { project: { id: OTHER, name: null, company: null } },
    ],
    ["does without it", { project: { id: "web" } }, { project: { id: null, name: null, company: null } }],
    ["keeps its zone", { timezone: "Europe/Berlin" }, { timezone: "Europe/Berlin" }],
    ["does without a zone", { timezone: 60 }, { timezone: null }],
    ["does without the local day", { startDateLocal: 20_260_826 }, { startDateLocal: null }],
    ["does without a flag", { isBillable: "yes" }, { isBillable: false }],
  ])("%s", (_sentence, said, expected) => {
    expect(read(said)).toMatchObject(expected);
  });

  it("can't do without a proper user: it may be somebody else's", () => {
    expect(() => read({ userId: 7 })).toThrow(new NotUnderstood("userId"));
  });

  it.each(Object.keys(NOTHING).filter((name) => !["id", "userId", "endTimeUtc"].includes(name)))(
    "does without a proper %s",
    (name) => {
      for (const odd of [["odd"], { odd: 1 }]) expect(read({ [name]: odd })).toMatchObject({ id: ID });
      expect(read({ [name]: true })).toEqual(
        name.startsWith("isBill") ? { ...NOTHING, [name]: true } : NOTHING,
      );
    },
  );

  it("keeps an end that it can't read: that there is one says more than nothing", () => {
    expect(read({ endTimeUtc: 7 }).endTimeUtc).toBe(7);
  });

  it.each<[string, Json]>([
    ["below zero", { duration: -1, breakDuration: -1, breaks: [{ duration: -1 }] }],
    ["in words", { duration: "an hour", breakDuration: "600", breaks: [{ duration: {} }] }],
  ])("counts lengths %s as nothing", (_sentence, odd) => {
    const breaks = [{ startDate: null, endDate: null, duration: 0 }];
    expect(read(odd)).toEqual({ ...NOTHING, breaks });
  });

  it.each([1e12, 1e15, Number.MAX_VALUE, Infinity])("counts breaks of %s s as nothing", (ages) => {
    const breaks = [{ startDate: null, endDate: null, duration: 0 }];
    expect(read({ breakDuration: ages, breaks: [{ duration: ages }] })).toEqual({ ...NOTHING, breaks });
  });
});

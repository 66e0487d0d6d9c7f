import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Form, changed, form } from "@/lib/awork/entries/form";
import type { Edit } from "@/lib/timer/editing/edit";

const ID = "86650f81-0000-4000-8000-000000000001";
const TASK = "86650f81-0000-4000-8000-000000000002";
const TYPE = "86650f81-0000-4000-8000-000000000003";
const USER = "86650f81-0000-4000-8000-000000000004";

type Json = Record<string, unknown>;

/** What every form sends back, as awork wrote it. */
const SAID = {
  timezone: "Europe/Berlin",
  typeOfWorkId: TYPE,
  userId: USER,
  taskId: TASK,
  projectId: TASK,
  note: "draft",
  isBillable: true,
  isBilled: false,
};
const START = { startDateUtc: "2026-08-26T00:00:00Z", startTimeUtc: "09:03:31.2966885" };
const END = { endDateUtc: "2026-08-26T18:21:05Z", endTimeUtc: "11:45:00" };

/** What comes along and is not for PUT. */
const MORE = {
  id: ID,
  startDateLocal: "2026-08-26T00:00:00",
  startTimeLocal: "11:03:31.2966885",
  breakDuration: 600,
  task: { name: "Design", project: { name: "Website" } },
  project: { name: "Website" },
  typeOfWork: { name: "Creation" },
  user: { id: USER },
  resourceVersion: Number("638182627931717725"),
  isExternal: false,
  createdOn: "2026-08-26T09:03:31Z",
};
const END_LOCAL = { endDateLocal: "2026-08-26T00:00:00", endTimeLocal: "13:45:00" };
const breaks = [{ startDate: "2026-08-26T09:10:00Z", duration: 0 }];

/** What is sent where the note alone is changed, to the same. */
const same = (entry: Json) =>
  changed(form(entry), { id: ID, field: "note", from: null, to: (entry.note as string | undefined) ?? null });

describe("a change that changes nothing of the times", () => {
  const table: [sentence: string, entry: Json, times: Json][] = [
    ["has the start alone of a timer that runs", { ...START, duration: 0 }, START],
    ["has the start alone of a timer that is paused", { ...START, duration: 0, breaks }, START],
    ["has the start alone where the duration is left out", START, START],
    ["has the start alone where the duration is null", { ...START, duration: null, endTimeUtc: null }, START],
    [
      "has start and end of an entry",
      { ...START, ...END, ...END_LOCAL, duration: 9089 },
      { ...START, ...END },
    ],
    [
      "has start and end where the duration is rounded",
      { ...START, ...END, duration: 9088 },
      { ...START, ...END },
    ],
    [
      "has start and duration where the end says something else",
      { ...START, ...END, duration: 3600 },
      { ...START, duration: 3600 },
    ],
    [
      "has start and duration where breaks were not left out",
      { ...START, ...END, duration: 9689 },
      { ...START, duration: 9689 },
    ],
    [
      "has start and end where the sum of breaks can't be",
      { ...START, ...END, duration: 9689, breakDuration: -1 },
      { ...START, ...END },
    ],
    ["has no duration that is below zero", { ...START, duration: -1 }, START],
    [
      "has start and end where awork says no duration",
      { ...START, ...END, duration: 0 },
      { ...START, ...END },
    ],
    [
      "has start and duration where there is no end",
      { ...START, duration: 600 },
      { ...START, duration: 600 },
    ],
    [
      "has start and duration where the end is a day alone",
      { ...START, endDateUtc: END.endDateUtc, duration: 600 },
      { ...START, duration: 600 },
    ],
    [
      "has the day and the duration of a booking without times",
      { startDateUtc: START.startDateUtc, duration: 600 },
      { startDateUtc: START.startDateUtc, duration: 600 },
    ],
    [
      "has end and duration where there is no start time",
      { startDateUtc: START.startDateUtc, ...END, duration: 600 },
      { startDateUtc: START.startDateUtc, ...END, duration: 600 },
    ],
  ];
  it.each(table)("%s", (_sentence, times, expected) => {
    expect(same({ ...MORE, ...SAID, ...times })).toEqual({ ...SAID, ...expected });
  });
});

describe("what a change needs of an entry", () => {
  it.each<[string, Json, Json]>([
    [
      "leaves out what awork leaves out",
      { timezone: "UTC", typeOfWorkId: TYPE },
      { timezone: "UTC", typeOfWorkId: TYPE },
    ],
    ["leaves out what is null", { note: null, taskId: null, projectId: null, userId: null }, {}],
    [
      "keeps all times",
      { ...START, ...END, duration: 60, breakDuration: 10 },
      { ...START, ...END, duration: 60, breakDuration: 10 },
    ],
    ["leaves out the day of an end without a time", { ...START, endDateUtc: END.endDateUtc }, START],
    ["keeps a no", { isBillable: false, isBilled: false }, { isBillable: false, isBilled: false }],
    ["keeps a yes", { isBillable: true, isBilled: true }, { isBillable: true, isBilled: true }],
    ["keeps an empty note", { note: "" }, { note: "" }],
    ["keeps markup, lines and all", { note: "<b>\n'\"\\" }, { note: "<b>\n'\"\\" }],
    ["keeps 100 kB", { note: "n".repeat(100_000) }, { note: "n".repeat(100_000) }],
    ["keeps a time zone that nobody knows", { timezone: "Europe/Atlantis" }, { timezone: "Europe/Atlantis" }],
    ["keeps seven decimals", { startTimeUtc: "09:03:31.2966885" }, { startTimeUtc: "09:03:31.2966885" }],
    [
      "keeps a day as it was written",
      { startDateUtc: "2026-08-26T18:21:05Z" },
      { startDateUtc: "2026-08-26T18:21:05Z" },
    ],
  ])("%s", (_sentence, entry, expected) => {
    expect(form(entry)).toEqual(expected);
  });
});

describe("a form with one change", () => {
  const before: Form = { ...SAID, ...START };
  const edit = (change: Partial<Edit>) => ({ id: ID, from: null, ...change }) as Edit;

  it.each<[string, Partial<Edit>, Json]>([
    ["has another note", { field: "note", to: "final" }, { note: "final" }],
    ["has a note of several lines", { field: "note", to: "one\n\ntwo" }, { note: "one\n\ntwo" }],
    ["has a note without the spaces around it", { field: "note", to: " final\n" }, { note: "final" }],
    ["says that there is no note", { field: "note", to: null }, { note: null }],
    ["says so for an empty note", { field: "note", to: "" }, { note: null }],
    ["says so for a blank note", { field: "note", to: " \n " }, { note: null }],
    ["is not billable", { field: "isBillable", to: false }, { isBillable: false }],
    ["is billable", { field: "isBillable", to: true }, { isBillable: true }],
    ["has another type of work", { field: "typeOfWorkId", to: TASK }, { typeOfWorkId: TASK }],
    [
      "has another start, split as awork splits it",
      { field: "start", to: Date.parse("2026-08-25T22:05:00Z") },
      { startDateUtc: "2026-08-25T00:00:00Z", startTimeUtc: "22:05:00.000" },
    ],
    [
      "has another end, split as awork splits it",
      { field: "end", to: Date.parse("2026-08-26T12:05:00Z") },
      { endDateUtc: "2026-08-26T00:00:00Z", endTimeUtc: "12:05:00.000" },
    ],
  ])("%s, and the rest as it was", (_sentence, change, expected) => {
    expect(changed(before, edit(change))).toEqual({ ...before, ...expected });
    expect(before).toEqual({ ...SAID, ...START });
  });

  it.each<[string, Partial<Edit>, Json]>([
    [
      "another start",
      { field: "start", to: Date.parse("2026-08-26T10:00:00Z") },
      { ...END, startDateUtc: "2026-08-26T00:00:00Z", startTimeUtc: "10:00:00.000" },
    ],
    [
      "another end",
      { field: "end", to: Date.parse("2026-08-26T12:00:00Z") },
      { ...START, endDateUtc: "2026-08-26T00:00:00Z", endTimeUtc: "12:00:00.000" },
    ],
  ])("has start and end with %s, whatever the duration was", (_sentence, change, times) => {
    expect(changed(form({ ...SAID, ...START, ...END, duration: 60 }), edit(change))).toEqual({
      ...SAID,
      ...times,
    });
  });

  it("gives an entry a note that had none", () => {
    expect(changed({}, edit({ field: "note", to: "new" }))).toEqual({ note: "new" });
  });

  it("says any start so that it is read as the same instant", () => {
    const moment = fc.integer({
      min: Date.parse("1970-01-01T00:00:00Z"),
      max: Date.parse("2100-01-01T00:00:00Z"),
    });
    fc.assert(
      fc.property(moment, (to) => {
        const { startDateUtc, startTimeUtc } = changed(before, edit({ field: "start", to }));
        const [year, month, day] = String(startDateUtc).slice(0, 10).split("-").map(Number);
        const [hours, minutes, seconds] = String(startTimeUtc).split(":").map(Number);
        const at = Date.UTC(year!, month! - 1, day!, hours, minutes) + Math.round(seconds! * 1000);
        expect(at).toBe(to);
        expect(startDateUtc).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
        expect(startTimeUtc).toMatch(/^\d\d:\d\d:\d\d\.\d{3}$/);
      }),
    );
  });
});

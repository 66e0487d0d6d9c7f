import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timer } from "@/lib/awork/entries/entry";
import { NotUnderstood } from "@/lib/awork/api-error";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { type Phase, type Timer, phase } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";

const ID = "86650f81-0000-4000-8000-000000000001";
const USER = "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a01";
const OTHER = "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a02";
const utc = (text: string) => Date.parse(text);

type Json = Record<string, unknown>;

/** The least that awork says about a timer that runs. */
const RUNNING: Json = { id: ID, startDateUtc: "2026-08-26T00:00:00Z", startTimeUtc: "09:00:00" };
const STOPPED: Json = {
  ...RUNNING,
  endDateUtc: "2026-08-26T00:00:00Z",
  endTimeUtc: "10:00:00",
  duration: 3600,
};
const NO_SUBJECT = { task: null, project: null, client: null, typeOfWork: null, note: null };

const ABOUT_NOTHING = { taskId: null, projectId: null, typeOfWorkId: null, isBillable: false };

/** When the entries of these tests are looked at. */
const NOW = utc("2026-08-26T11:00:00Z");

const understand = (said: unknown) => timer(said, USER);
const read = (changes: Json, entry = RUNNING) => understand({ ...entry, ...changes });

describe("a recorded answer", () => {
  it("of a running timer, without end and breaks, is understood", () => {
    const said =
      JSON.parse(`{"id":"${ID}","startDateUtc":"2023-04-28T00:00:00Z","startTimeUtc":"07:13:13.0254002",
      "timezone":"Europe/Berlin","duration":0,"typeOfWorkId":"${OTHER}","userId":"${USER}","isBillable":false,
      "isBilled":false,"taskId":"${OTHER}","projectId":"${OTHER}","resourceVersion":638182627931717725}`);
    const understood = understand(said);
    expect(understood).toEqual({
      id: ID,
      start: utc("2023-04-28T07:13:13.025Z"),
      end: null,
      duration: null,
      breaks: [],
      subject: NO_SUBJECT,
      about: { taskId: OTHER, projectId: OTHER, typeOfWorkId: OTHER, isBillable: false },
      day: "2023-04-28",
    });
    expect(phase(understood)).toBe("running");
  });

  it("of a paused timer, one break closed and one open, is understood", () => {
    const said =
      JSON.parse(`{"startDateUtc":"2026-08-26T00:00:00Z","startTimeUtc":"09:03:31.2966885","duration":0,
      "breaks":[{"startDate":"2026-08-26T09:31:32Z","duration":1593,"endDate":"2026-08-26T09:58:05Z"},
                {"startDate":"2026-08-26T10:31:00Z","duration":0}]}`);
    const understood = understand({ id: ID, ...said });
    expect(understood.breaks).toEqual([
      { start: utc("2026-08-26T09:31:32Z"), end: utc("2026-08-26T09:58:05Z"), duration: 1593 * SECOND },
      { start: utc("2026-08-26T10:31:00Z"), end: null, duration: 0 },
    ]);
    expect(phase(understood)).toBe("paused");
    expect(elapsed(understood, utc("2026-08-26T11:00:00Z"))).toBe((60 * 60 + 55) * SECOND);
  });
});

describe("the state of an entry", () => {
  const table: [sentence: string, entry: Json, phase: Phase][] = [
    ["is running with a start alone", RUNNING, "running"],
    ["is running with duration 0", { ...RUNNING, duration: 0 }, "running"],
    ["is running with duration null", { ...RUNNING, duration: null }, "running"],
    ["is running with an end that is null", { ...RUNNING, endDateUtc: null, endTimeUtc: null }, "running"],
    [
      "is running after a closed break",
      { ...RUNNING, breaks: [{ startDate: "2026-08-26T09:10:00Z", endDate: "2026-08-26T09:20:00Z" }] },
      "running",
    ],
    [
      "is paused with an open break that has no duration",
      { ...RUNNING, breaks: [{ startDate: "2026-08-26T09:10:00Z" }] },
      "paused",
    ],
    [
      "is paused with an open break of duration 0",
      { ...RUNNING, breaks: [{ startDate: "2026-08-26T09:10:00Z", duration: 0 }] },
      "paused",
    ],
    [
      "is paused with an open break whose end is null",
      { ...RUNNING, breaks: [{ startDate: "2026-08-26T09:10:00Z", endDate: null, duration: null }] },
      "paused",
    ],
    [
      "is running with the day of an end and duration 0",
      { ...RUNNING, endDateUtc: "2026-08-26T00:00:00Z", duration: 0 },
      "running",
    ],
    [
      "is running with the day of an end and no duration",
      { ...RUNNING, endDateUtc: "0001-01-01T00:00:00Z", endTimeUtc: null },
      "running",
    ],
    [
      "is paused with the day of an end",
      { ...RUNNING, endDateUtc: "2026-08-26", breaks: [{ startDate: "2026-08-26T09:10:00Z" }] },
      "paused",
    ],
    ["is running with a duration below zero", { ...RUNNING, duration: -1 }, "running"],
    ["is running with a duration in words", { ...RUNNING, duration: "1:00" }, "running"],
    [
      "is running after a break that ended, though nobody can read when",
      { ...RUNNING, breaks: [{ startDate: "2026-08-26T09:10:00Z", endDate: "soon", duration: 60 }] },
      "running",
    ],
    [
      "is running after a break that ended before it began",
      { ...RUNNING, breaks: [{ startDate: "2026-08-26T09:20:00Z", endDate: "2026-08-26T09:10:00Z" }] },
      "running",
    ],
    ["is stopped with an end that nobody can read and a duration", { ...STOPPED, endTimeUtc: 10 }, "stopped"],
    [
      "is stopped with such an end and a duration as long as it would have run",
      { ...STOPPED, endTimeUtc: "soon", duration: 2 * 60 * 60 },
      "stopped",
    ],
    ["is stopped with end and duration", STOPPED, "stopped"],
    ["is stopped with an end and duration 0", { ...STOPPED, duration: 0 }, "stopped"],
    ["is stopped with a duration and no end", { ...RUNNING, duration: 60 }, "stopped"],
    [
      "is stopped with a duration and no start time",
      { id: ID, startDateUtc: "2026-08-26T00:00:00Z", duration: 60 },
      "stopped",
    ],
    ["is stopped with a duration and nothing else", { id: ID, duration: 60 }, "stopped"],
    [
      "is stopped with a duration and the day of an end",
      { ...RUNNING, endDateUtc: "2026-08-26T00:00:00Z", duration: 60 },
      "stopped",
    ],
  ];
  it.each(table)("%s", (_sentence, entry, expected) => {
    expect(phase(understand(entry))).toBe(expected);
  });
});

describe("an entry", () => {
  const table: [sentence: string, understood: Timer, expected: Partial<Timer>][] = [
    ["starts at its day and time, in UTC", read({}), { start: utc("2026-08-26T09:00:00Z") }],
    [
      "starts by its UTC fields, whatever the local ones say",
      read({ startDateLocal: "2026-08-27T00:00:00", startTimeLocal: "23:00:00", timezone: "Asia/Tokyo" }),
      { start: utc("2026-08-26T09:00:00Z") },
    ],
    [
      "starts at its own time where the day carries another",
      read({ startDateUtc: "2026-08-26T18:21:05Z" }),
      { start: utc("2026-08-26T09:00:00Z") },
    ],
    [
      "ends at its own time where the day carries another, as in the reference's sample",
      read({ endDateUtc: "2022-03-01T18:21:05Z", endTimeUtc: "11:45:00", duration: 8635 }),
      { end: utc("2022-03-01T11:45:00Z") },
    ],
    ["has worked its duration, in seconds", read({ duration: 8635 }), { duration: 8635 * SECOND }],
    ["has no start without a start time", read({ startTimeUtc: null, duration: 60 }), { start: null }],
    ["may belong to a user who was deleted", read({ userId: null }), { id: ID }],
    ["may start in the future", read({ startDateUtc: "2099-01-01" }), { start: utc("2099-01-01T09:00:00Z") }],
    ["may have no breaks", read({}), { breaks: [] }],
    ["may have breaks that are null", read({ breaks: null }), { breaks: [] }],
    ["may have an empty list of breaks", read({ breaks: [] }), { breaks: [] }],
    [
      "keeps the sum of breaks that are not listed",
      read({ breakDuration: 600 }),
      { breaks: [{ start: null, end: null, duration: 10 * MINUTE }] },
    ],
    [
      "keeps the sum of breaks that are null",
      read({ breaks: null, breakDuration: 600 }),
      { breaks: [{ start: null, end: null, duration: 10 * MINUTE }] },
    ],
    [
      "does not count the sum beside breaks that are listed",
      read({ breaks: [{ startDate: "2026-08-26T09:10:00Z" }], breakDuration: 600 }),
      { breaks: [{ start: utc("2026-08-26T09:10:00Z"), end: null, duration: 0 }] },
    ],
    [
      "keeps a break that has a duration and no stamps",
      read({ breaks: [{ duration: 60 }] }),
      { breaks: [{ start: null, end: null, duration: MINUTE }] },
    ],
    [
      "keeps a break that has an end and a duration",
      read({ breaks: [{ endDate: "2026-08-26T09:10:00", duration: 60 }] }),
      { breaks: [{ start: null, end: utc("2026-08-26T09:10:00Z"), duration: MINUTE }] },
    ],
    [
      "ignores fields that nobody knows",
      read({ colour: "red", breaks: [{ startDate: "2026-08-26T09:10:00Z", why: "tea" }], task: { lane: 3 } }),
      { breaks: [{ start: utc("2026-08-26T09:10:00Z"), end: null, duration: 0 }], subject: NO_SUBJECT },
    ],
    [
      "ignores fields that it does not need, whatever they hold",
      read({ isBillable: 1, timezone: 60, typeOfWorkId: 7, user: "Carla" }),
      { id: ID, about: ABOUT_NOTHING },
    ],
    [
      "has no name of which nothing can be seen",
      read({
        task: { name: "\u200B" },
        project: { name: " ", company: { name: "\u202E" } },
        typeOfWork: { name: "\n" },
      }),
      { subject: NO_SUBJECT },
    ],
    [
      "has names that turn nothing beside them, and a note as it was written",
      read({
        task: { name: "Design\u202E" },
        project: { name: "Web\nsite", company: { name: "\u2067Müller" } },
        typeOfWork: { name: "\u202DConcept" },
        note: " Two\n\u202Elines ",
      }),
      {
        subject: {
          task: "Design",
          project: "Web site",
          client: "Müller",
          typeOfWork: "Concept",
          note: " Two\n\u202Elines ",
        },
      },
    ],
  ];
  it.each(table)("%s", (_sentence, understood, expected) => {
    expect(understood).toMatchObject(expected);
  });

  it("says the same whether its null fields are left out or null", () => {
    const nulls = ["userId", "endDateUtc", "endTimeUtc", "duration", "breakDuration", "breaks"];
    const more = ["note", "task", "project", "typeOfWork", "timezone", "startDateLocal"];
    const ids = ["taskId", "projectId", "typeOfWorkId", "isBillable"];
    const named = Object.fromEntries([...nulls, ...more, ...ids].map((name) => [name, null]));
    expect(read(named)).toEqual(read({}));
  });

  it("may have 500 breaks", () => {
    const breaks = Array.from({ length: 500 }, () => ({ startDate: "2026-08-26T09:10:00Z", duration: 1 }));
    expect(read({ breaks }).breaks).toHaveLength(500);
  });
});

describe("what an entry is about", () => {
  const company = { name: "Müller GmbH", id: OTHER };
  const project = { name: "Website", company };
  const table: [sentence: string, said: Json, subject: Partial<Timer["subject"]>][] = [
    ["is nothing where nothing is said", {}, NO_SUBJECT],
    [
      "is its task, project, client, type of work and note",
      { task: { name: "Design" }, project, typeOfWork: { name: "Creation" }, note: "draft" },
      { task: "Design", project: "Website", client: "Müller GmbH", typeOfWork: "Creation", note: "draft" },
    ],
    [
      "is the task's project where it has none",
      { task: { name: "Design", project } },
      { project: "Website", client: "Müller GmbH" },
    ],
    [
      "is its own project before the task's",
      { task: { project: { name: "Other" } }, project },
      { project: "Website" },
    ],
    ["may be a project without a client", { project: { name: "Website", company: null } }, { client: null }],
    ["may be a task without a name", { task: {} }, { task: null }],
    [
      "is text, markup and all",
      { task: { name: "<img src=x onerror=alert(1)>" } },
      { task: "<img src=x onerror=alert(1)>" },
    ],
    ["may be a note of 100 kB", { note: "n".repeat(100_000) }, { note: "n".repeat(100_000) }],
  ];
  it.each(table)("%s", (_sentence, said, subject) => {
    expect(read(said).subject).toMatchObject(subject);
  });
});

describe("what an entry is booked on", () => {
  const [own, ofTask] = ["86650f81-0000-4000-8000-00000000000a", "86650f81-0000-4000-8000-00000000000b"];
  const table: [sentence: string, said: Json, about: Partial<Timer["about"]>][] = [
    ["is nothing where nothing is said", {}, ABOUT_NOTHING],
    [
      "is named by ids",
      { taskId: OTHER, projectId: own, typeOfWorkId: USER, isBillable: true },
      { taskId: OTHER, projectId: own, typeOfWorkId: USER, isBillable: true },
    ],
    ["is its project, where the id stands there alone", { project: { id: own } }, { projectId: own }],
    ["is its task's project where it has none", { task: { project: { id: ofTask } } }, { projectId: ofTask }],
    [
      "is so where its own has no id",
      { project: {}, task: { project: { id: ofTask } } },
      { projectId: ofTask },
    ],
    [
      "is its own project before the task's",
      { projectId: own, task: { project: { id: ofTask } } },
      { projectId: own },
    ],
    [
      "is no project by an id that is none",
      { projectId: "web", task: { project: { id: 7 } } },
      { projectId: null },
    ],
    ["is no task by an id that would lead elsewhere", { taskId: `../users/${ID}` }, { taskId: null }],
    [
      "tells of a type of work that is archived",
      { typeOfWork: { isArchived: true } },
      { isTypeArchived: true },
    ],
    [
      "tells that its project is closed",
      { project: { id: own, projectStatus: { type: "closed" } } },
      { isProjectDone: true },
    ],
    [
      "tells that its task's project is done",
      { task: { project: { id: ofTask, projectStatus: { type: "done" } } } },
      { isProjectDone: true },
    ],
    ["tells that it is billed", { isBilled: true }, { isBilled: true }],
    ["is not billable where that is no yes or no", { isBillable: "true" }, { isBillable: false }],
  ];
  it.each(table)("%s", (_sentence, said, about) => {
    expect(read(said).about).toMatchObject(about);
  });
});

describe("what an entry is about", () => {
  it("says nothing of a project that goes on, nor of what is not billed", () => {
    const { about } = read({ isBilled: false, project: { id: ID, projectStatus: { type: "progress" } } });
    expect(about).toEqual({ ...ABOUT_NOTHING, projectId: ID });
  });
});

describe("the day of an entry", () => {
  const table: [sentence: string, said: Json, day: string][] = [
    ["is that of its start in its time zone", { timezone: "Europe/Berlin" }, "2026-08-26"],
    [
      "is the next where it started after midnight there",
      { startTimeUtc: "22:00:00", timezone: "Europe/Berlin" },
      "2026-08-27",
    ],
    [
      "is the day before where it started before midnight there",
      { startTimeUtc: "03:59:59", timezone: "America/New_York" },
      "2026-08-25",
    ],
    [
      "is not what the local fields say",
      { timezone: "Europe/Berlin", startDateLocal: "2026-08-01T00:00:00" },
      "2026-08-26",
    ],
    ["is that in UTC without a zone", { startTimeUtc: "23:59:59" }, "2026-08-26"],
    [
      "is that in UTC where nobody knows the zone",
      { startTimeUtc: "23:59:59", timezone: "Europe/Atlantis" },
      "2026-08-26",
    ],
    [
      "is the local one where the zone has no IANA name",
      {
        startTimeUtc: "22:30:00",
        timezone: "W. Europe Standard Time",
        startDateLocal: "2026-08-27T00:00:00",
      },
      "2026-08-27",
    ],
    [
      "is so before local midnight",
      {
        startTimeUtc: "21:30:00",
        timezone: "W. Europe Standard Time",
        startDateLocal: "2026-08-26T00:00:00",
      },
      "2026-08-26",
    ],
    [
      "is the local one where there is no zone",
      { startTimeUtc: "22:30:00", startDateLocal: "2026-08-27T00:00:00" },
      "2026-08-27",
    ],
    [
      "is that in UTC where the local one can't be",
      { startTimeUtc: "22:30:00", timezone: "CEST?", startDateLocal: "2026-08-01T00:00:00" },
      "2026-08-26",
    ],
    [
      "is that in UTC where the local one is a placeholder",
      { startTimeUtc: "22:30:00", timezone: "CEST?", startDateLocal: "0001-01-01T00:00:00" },
      "2026-08-26",
    ],
    [
      "lasts an hour longer when clocks go back",
      { startDateUtc: "2026-10-25", startTimeUtc: "22:30:00", timezone: "Europe/Berlin" },
      "2026-10-25",
    ],
    [
      "lasts an hour less when clocks go forward",
      { startDateUtc: "2026-03-29", startTimeUtc: "22:00:00", timezone: "Europe/Berlin" },
      "2026-03-30",
    ],
  ];
  it.each(table)("%s", (_sentence, said, day) => {
    expect(read(said).day).toBe(day);
  });

  const booked: [sentence: string, said: Json, day: string][] = [
    [
      "its local day",
      { startDateLocal: "2026-08-27T00:00:00", startDateUtc: "2026-08-26T22:00:00Z" },
      "2026-08-27",
    ],
    ["its day in UTC where that is all", { startDateUtc: "2026-08-26T22:00:00Z" }, "2026-08-26"],
    [
      "its day in UTC where the local one does not exist",
      { startDateLocal: "2026-02-30T00:00:00", startDateUtc: "2026-03-01T00:00:00Z" },
      "2026-03-01",
    ],
    [
      "its day in UTC where the local one is no text",
      { startDateLocal: 7, startDateUtc: "2026-08-26T00:00:00Z" },
      "2026-08-26",
    ],
    ["none where awork names none", {}, ""],
    ["none where awork names it in words", { startDateUtc: "today", startDateLocal: "heute" }, ""],
  ];
  it.each(booked)("is, for a booking without a start time, %s", (_sentence, said, day) => {
    expect(understand({ id: ID, duration: 60, timezone: "Europe/Berlin", ...said })).toMatchObject({
      day,
      start: null,
    });
  });
});

describe("an entry is not understood, and the field is named, when", () => {
  const table: [sentence: string, field: string, entry: unknown][] = [
    ["it is null", "body", null],
    ["it is missing", "body", undefined],
    ["it is a text", "body", "running"],
    ["it is a list", "id", []],
    ["it says nothing", "id", {}],
    ["its id is missing", "id", { ...RUNNING, id: undefined }],
    ["its id is none", "id", { ...RUNNING, id: "current" }],
    ["its id would lead elsewhere", "id", { ...RUNNING, id: `../users/${ID}` }],
    ["its user is a number", "userId", { ...RUNNING, userId: 7 }],
    ["it is somebody else's", "userId", { ...RUNNING, userId: OTHER }],
    ["its start day is a number", "startDateUtc", { ...RUNNING, startDateUtc: 20_260_826 }],
    ["its start day is missing", "startDateUtc", { ...RUNNING, startDateUtc: undefined }],
    ["its start day does not exist", "startDateUtc", { ...RUNNING, startDateUtc: "2026-02-30T00:00:00Z" }],
    ["its start day is in words", "startDateUtc", { ...RUNNING, startDateUtc: "today" }],
    ["its start time is a number", "startTimeUtc", { ...RUNNING, startTimeUtc: 9 }],
    ["its start time does not exist", "startTimeUtc", { ...RUNNING, startTimeUtc: "25:00:00" }],
    ["it has neither start time nor duration", "startTimeUtc", { ...RUNNING, startTimeUtc: null }],
    [
      "it has an end and neither start time nor duration",
      "startTimeUtc",
      { ...STOPPED, startTimeUtc: null, duration: 0 },
    ],
    ["its end day is a number", "endDateUtc", { ...STOPPED, endDateUtc: 20_260_826, duration: 0 }],
    ["its end day is missing", "endDateUtc", { ...STOPPED, endDateUtc: undefined, duration: 0 }],
    [
      "its end day does not exist",
      "endDateUtc",
      { ...STOPPED, endDateUtc: "2026-13-01T00:00:00Z", duration: 0 },
    ],
    ["its end time is a list", "endTimeUtc", { ...STOPPED, endTimeUtc: ["10:00:00"], duration: 0 }],
    ["its end time does not exist", "endTimeUtc", { ...STOPPED, endTimeUtc: "10:60:00", duration: 0 }],
    ["it starts in the year 1", "startDateUtc", { ...RUNNING, startDateUtc: "0001-01-01T00:00:00Z" }],
    ["it starts in the year 9999", "startDateUtc", { ...STOPPED, startDateUtc: "9999-12-31T00:00:00Z" }],
    [
      "it was booked for the year 9999",
      "startDateUtc",
      { ...STOPPED, startDateUtc: "9999-12-31T00:00:00Z", startTimeUtc: null },
    ],
    ["it ends in the year 1", "endDateUtc", { ...STOPPED, endDateUtc: "0001-01-01T00:00:00Z" }],
    ["it ends in the year 9999", "endDateUtc", { ...STOPPED, endDateUtc: "9999-12-31T00:00:00Z" }],
    ["its duration is 1e12 s", "duration", { ...STOPPED, duration: 1e12 }],
    ["its duration is 1e12 s, and it has no end", "duration", { ...RUNNING, duration: 1e12 }],
    ["it is larger than can be kept", "body", { ...RUNNING, note: "n".repeat(500_001) }],
    ["its duration is endless", "duration", { ...STOPPED, duration: JSON.parse("1e999") }],
  ];
  it.each(table)("%s: %s", (_sentence, field, entry) => {
    expect(() => understand(entry)).toThrow(new NotUnderstood(field));
  });
});

describe("a detail that can't be read counts as nothing:", () => {
  const from = "2026-08-26T09:10:00Z";
  const to = "2026-08-26T09:20:00Z";
  const table: [sentence: string, odd: Json, minutes: number][] = [
    ["the sum of breaks, below zero", { breakDuration: -1 }, 120],
    ["the sum of breaks, in words", { breakDuration: "600" }, 120],
    ["the sum of breaks, of 1e12 s", { breakDuration: 1e12 }, 120],
    ["breaks that are no list", { breaks: { startDate: from } }, 120],
    ["breaks that are no list, beside their sum", { breaks: "two", breakDuration: 600 }, 110],
    ["a break that is null", { breaks: [null, { startDate: from, endDate: to }] }, 110],
    ["a break's start, a number", { breaks: [{ startDate: 9, endDate: to, duration: 60 }] }, 119],
    ["a break's start, in words", { breaks: [{ startDate: "noon" }] }, 120],
    [
      "a break's end that does not exist",
      { breaks: [{ startDate: from, endDate: "2026-02-30T00:00:00Z" }] },
      120,
    ],
    [
      "such an end, beside a duration",
      { breaks: [{ startDate: from, endDate: "soon", duration: 600 }] },
      110,
    ],
    ["both stamps, beside a duration", { breaks: [{ startDate: "?", endDate: "!", duration: 600 }] }, 110],
    ["a break's duration, below zero", { breaks: [{ startDate: from, endDate: to, duration: -1 }] }, 110],
    ["a break's duration, of 1e12 s", { breaks: [{ startDate: from, endDate: to, duration: 1e12 }] }, 110],
    ["the end of a break before its start", { breaks: [{ startDate: to, endDate: from }] }, 120],
    [
      "a break from the year 1",
      { breaks: [{ startDate: "0001-01-01T00:00:00Z", endDate: to, duration: 600 }] },
      110,
    ],
    [
      "a break to the year 9999",
      { breaks: [{ startDate: from, endDate: "9999-01-01T00:00:00Z", duration: 600 }] },
      110,
    ],
    [
      "a break in a small z",
      { breaks: [{ startDate: "2026-08-26T09:10:00z", endDate: "2026-08-26T09:20:00z" }] },
      110,
    ],
    [
      "a break in +02",
      { breaks: [{ startDate: "2026-08-26T11:10:00+02", endDate: "2026-08-26T11:20:00+02" }] },
      110,
    ],
    ["a break in +0200", { breaks: [{ startDate: "2026-08-26T11:10:00+0200", endDate: to }] }, 110],
    ["a note", { note: 7 }, 120],
    ["a task", { task: "Design" }, 120],
    [
      "the names of all",
      { task: { name: 7, project: { name: [] } }, project: { name: {}, company: { name: 7 } } },
      120,
    ],
    ["the type of work", { typeOfWork: "Creation" }, 120],
    ["its duration, below zero", { duration: -1 }, 120],
  ];
  it.each(table)("%s", (_sentence, odd, minutes) => {
    const understood = read(odd);
    expect(phase(understood)).toBe("running");
    expect(elapsed(understood, NOW)).toBe(minutes * MINUTE);
  });

  it.each<[string, Json, number]>([
    ["a duration below zero, between start and end", { duration: -1 }, 60],
    ["a duration in words, between start and end", { duration: "3600" }, 60],
    ["a start time beside a duration", { startTimeUtc: "25:00:00", duration: 600 }, 10],
    ["an end time beside a duration", { endTimeUtc: "10:60:00", duration: 600 }, 10],
    ["the day of an end beside a duration", { endDateUtc: "2026-13-01T00:00:00Z", duration: 600 }, 10],
  ])("of a stopped entry %s", (_sentence, odd, minutes) => {
    const understood = read(odd, STOPPED);
    expect(phase(understood)).toBe("stopped");
    expect(elapsed(understood, NOW)).toBe(minutes * MINUTE);
  });

  it("any number of odd details leaves an entry that runs or has stopped, and never below zero", () => {
    const odd = fc.oneof(
      fc.constantFrom(null, "", "odd", -1, 1e11, true, [], {}, to, "0001-01-01"),
      fc.string(),
    );
    const pause = fc.oneof(odd, fc.record({ startDate: odd, endDate: odd, duration: odd }));
    const details = fc.record(
      {
        breakDuration: odd,
        note: odd,
        task: odd,
        project: odd,
        typeOfWork: odd,
        timezone: odd,
        startDateLocal: odd,
        endDateUtc: odd,
        isBillable: odd,
        typeOfWorkId: odd,
        breaks: fc.oneof(odd, fc.array(pause)),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(details, fc.boolean(), (details, isStopped) => {
        const understood = read(
          { ...details, endDateUtc: isStopped ? STOPPED.endDateUtc : details.endDateUtc },
          isStopped ? STOPPED : RUNNING,
        );
        if (isStopped) expect(phase(understood)).toBe("stopped");
        else expect(["running", "paused"]).toContain(phase(understood));
        expect(elapsed(understood, NOW)).toBeGreaterThanOrEqual(0);
        expect(elapsed(understood, NOW)).toBeLessThanOrEqual(2 * HOUR);
        expect(understood.day).toMatch(/^2026-08-2[567]$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe("whose entry it is", () => {
  it("does not depend on how its id is written", () => {
    expect(timer({ ...RUNNING, userId: USER.toUpperCase() }, USER).id).toBe(ID);
    expect(timer({ ...RUNNING, userId: USER }, USER.toUpperCase()).id).toBe(ID);
  });
});

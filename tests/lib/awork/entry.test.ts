import { describe, expect, it } from "vitest";
import { timer } from "@/lib/awork/entry";
import { NotUnderstood } from "@/lib/awork/failure";
import { MINUTE, SECOND } from "@/lib/timer/time";
import { type Phase, type Timer, phase } from "@/lib/timer/timer";
import { worked } from "@/lib/timer/worked";

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

const read = (changes: Json, entry = RUNNING) => timer({ ...entry, ...changes }, USER);

describe("a recorded answer", () => {
  it("of a running timer, without end and breaks, is understood", () => {
    const said =
      JSON.parse(`{"id":"${ID}","startDateUtc":"2023-04-28T00:00:00Z","startTimeUtc":"07:13:13.0254002",
      "timezone":"Europe/Berlin","duration":0,"typeOfWorkId":"${OTHER}","userId":"${USER}","isBillable":false,
      "isBilled":false,"taskId":"${OTHER}","projectId":"${OTHER}","resourceVersion":638182627931717725}`);
    const understood = timer(said, USER);
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
    const understood = timer({ id: ID, ...said }, USER);
    expect(understood.breaks).toEqual([
      { start: utc("2026-08-26T09:31:32Z"), end: utc("2026-08-26T09:58:05Z"), duration: 1593 * SECOND },
      { start: utc("2026-08-26T10:31:00Z"), end: null, duration: 0 },
    ]);
    expect(phase(understood)).toBe("paused");
    expect(worked(understood, utc("2026-08-26T11:00:00Z"))).toBe((60 * 60 + 55) * SECOND);
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
    expect(phase(timer(entry, USER))).toBe(expected);
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
    ["may start in the future", read({ startDateUtc: "2999-01-01" }), { start: utc("2999-01-01T09:00:00Z") }],
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
    [
      "may start on the first day that a date can name",
      read({ startDateUtc: "0001-01-01" }),
      { day: "0001-01-01" },
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
    ["is not billable where that is no yes or no", { isBillable: "true" }, { isBillable: false }],
  ];
  it.each(table)("%s", (_sentence, said, about) => {
    expect(read(said).about).toMatchObject(about);
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
    expect(timer({ id: ID, duration: 60, timezone: "Europe/Berlin", ...said }, USER)).toMatchObject({
      day,
      start: null,
    });
  });
});

describe("an entry is not understood, and the field is named, when", () => {
  const at = "2026-08-26T09:10:00Z";
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
    ["its end day is a number", "endDateUtc", { ...STOPPED, endDateUtc: 20_260_826 }],
    ["its end day is missing", "endDateUtc", { ...STOPPED, endDateUtc: undefined }],
    ["its end day does not exist", "endDateUtc", { ...STOPPED, endDateUtc: "2026-13-01T00:00:00Z" }],
    ["its end time is a list", "endTimeUtc", { ...STOPPED, endTimeUtc: ["10:00:00"] }],
    ["its end time does not exist", "endTimeUtc", { ...STOPPED, endTimeUtc: "10:60:00" }],
    [
      "it has the day of an end and no duration",
      "endTimeUtc",
      { ...STOPPED, endTimeUtc: undefined, duration: 0 },
    ],
    ["its duration is a text", "duration", { ...STOPPED, duration: "3600" }],
    ["its duration is below zero", "duration", { ...STOPPED, duration: -1 }],
    ["its duration is endless", "duration", { ...STOPPED, duration: JSON.parse("1e999") }],
    ["the sum of its breaks is a text", "breakDuration", { ...RUNNING, breakDuration: "600" }],
    ["the sum of its breaks is below zero", "breakDuration", { ...RUNNING, breakDuration: -1 }],
    ["its breaks are no list", "breaks", { ...RUNNING, breaks: { startDate: at } }],
    ["a break is null", "breaks.0", { ...RUNNING, breaks: [null] }],
    ["a break's start is a number", "breaks.0.startDate", { ...RUNNING, breaks: [{ startDate: 9 }] }],
    ["a break's start is in words", "breaks.0.startDate", { ...RUNNING, breaks: [{ startDate: "noon" }] }],
    [
      "a break's end does not exist",
      "breaks.1.endDate",
      { ...RUNNING, breaks: [{ startDate: at }, { startDate: at, endDate: "2026-02-30T00:00:00Z" }] },
    ],
    [
      "a break's duration is below zero",
      "breaks.0.duration",
      { ...RUNNING, breaks: [{ startDate: at, duration: -1 }] },
    ],
    ["its note is a number", "note", { ...RUNNING, note: 7 }],
    ["its task is a text", "task", { ...RUNNING, task: "Design" }],
    ["its task's name is a number", "task.name", { ...RUNNING, task: { name: 7 } }],
    [
      "its task's project has no proper name",
      "task.project.name",
      { ...RUNNING, task: { project: { name: [] } } },
    ],
    ["its project is a text", "project", { ...RUNNING, project: "Website" }],
    ["its project's name is an object", "project.name", { ...RUNNING, project: { name: {} } }],
    ["its client is a text", "project.company", { ...RUNNING, project: { company: "Müller" } }],
    [
      "its client's name is a number",
      "project.company.name",
      { ...RUNNING, project: { company: { name: 7 } } },
    ],
    ["its type of work is a text", "typeOfWork", { ...RUNNING, typeOfWork: "Creation" }],
    ["its type of work's name is true", "typeOfWork.name", { ...RUNNING, typeOfWork: { name: true } }],
  ];
  it.each(table)("%s: %s", (_sentence, field, entry) => {
    expect(() => timer(entry, USER)).toThrow(new NotUnderstood(field));
  });
});

describe("whose entry it is", () => {
  it("does not depend on how its id is written", () => {
    expect(timer({ ...RUNNING, userId: USER.toUpperCase() }, USER).id).toBe(ID);
    expect(timer({ ...RUNNING, userId: USER }, USER.toUpperCase()).id).toBe(ID);
  });
});

import { findingLine } from "@/lib/awork/assumptions/check-assumptions";
import { isUser, me } from "@/lib/awork/client";
import type { Edit } from "@/lib/timer/editing/edit";
import type { NewEntry } from "@/lib/timer/editing/new-entry";
import { ARCHIVED_TYPE_OF_WORK, DEFAULT_TASK, PROJECTS, TYPES_OF_WORK } from "../fake-awork/catalogue.ts";
import { HOUR, MINUTE } from "../fake-awork/clock.ts";
import { PERSON_ID } from "../fake-awork/people.ts";
import { ENTRY_ID } from "./entries.ts";
import { NOW, type Stage } from "./stage.ts";

/** A call of the product's: `prepare` asks for what the call itself needs. */
export type Call = { title: string; prepare?: () => Promise<unknown>; run(): Promise<unknown> };

const typeOfWorkId = TYPES_OF_WORK[0]!.id;
const nothing = { taskId: null, projectId: null, typeOfWorkId, isBillable: null, note: null };

const PURPOSES = {
  "a task": { ...nothing, taskId: DEFAULT_TASK.id, projectId: PROJECTS[0]!.id, isBillable: true },
  "a project": { ...nothing, projectId: PROJECTS[1]!.id, isBillable: false },
  "a type of work": nothing,
  "a note of two lines": { ...nothing, note: "Zweite Runde\n'nach' der Freigabe" },
  "an archived type of work": { ...nothing, typeOfWorkId: ARCHIVED_TYPE_OF_WORK.id },
};

const NO_BOOKING = { taskId: null, projectId: null, task: null, project: null, client: null };
const NEW: NewEntry = {
  day: "2026-08-26",
  start: NOW - 3 * HOUR,
  end: NOW - 2 * HOUR,
  duration: null,
  bookedOn: NO_BOOKING,
  typeOfWorkId,
  typeOfWork: null,
  note: null,
  isBillable: true,
};

const ADDITIONS: Record<string, NewEntry> = {
  "a stretch": NEW,
  "a task, with a note": {
    ...NEW,
    bookedOn: { ...NO_BOOKING, taskId: DEFAULT_TASK.id, projectId: PROJECTS[0]!.id },
    note: "Zweite Runde\n'nach' der Freigabe",
  },
  "a project": { ...NEW, bookedOn: { ...NO_BOOKING, projectId: PROJECTS[1]!.id }, isBillable: false },
  "a start and a duration": { ...NEW, end: null, duration: 20 * MINUTE },
  "a duration on a day": { ...NEW, start: null, end: null, duration: 20 * MINUTE },
  "an end before the start": { ...NEW, end: NOW - 4 * HOUR },
  "an archived type of work": { ...NEW, typeOfWorkId: ARCHIVED_TYPE_OF_WORK.id },
};

const WEEKS = ["2026-08-19", "2026-09-02"] as const;

type Change = Edit extends infer One ? (One extends Edit ? Pick<One, "field" | "to"> : never) : never;

const CHANGES: Record<string, Change> = {
  "the note": { field: "note", to: "Zweite Runde" },
  "no note": { field: "note", to: null },
  "a blank note": { field: "note", to: "  " },
  "a note that is too long": { field: "note", to: "n".repeat(25_001) },
  "an earlier start": { field: "start", to: NOW - 2 * HOUR },
  "a start the day before": { field: "start", to: NOW - 14 * HOUR },
  "a start in the future": { field: "start", to: NOW + HOUR },
  "a later end": { field: "end", to: NOW - MINUTE },
  "an end before the start": { field: "end", to: NOW - 5 * HOUR },
  "being billable": { field: "isBillable", to: true },
  "not being billable": { field: "isBillable", to: false },
  "another type of work": { field: "typeOfWorkId", to: TYPES_OF_WORK[2]!.id },
  "an archived type of work": { field: "typeOfWorkId", to: ARCHIVED_TYPE_OF_WORK.id },
};

/** Every call of the product's about entries and what they can be for. */
export function callsOf(stage: Stage, byKey: boolean): Call[] {
  const client = stage.client(byKey);
  const whose = byKey ? "by key, " : "";
  const call = (title: string, run: () => Promise<unknown>): Call => ({ title: whose + title, run });

  const addAbsence = async () => stage.awork.books.addAbsence({ first: "2026-08-26", isHalfDayOnEnd: true });

  function change([title, { field, to }]: [string, Change]): Call {
    let form: Awaited<ReturnType<typeof client.entry>>["value"]["form"] = {};
    return {
      title: `${whose}change to ${title}`,
      async prepare() {
        ({ form } = (await client.entry(ENTRY_ID)).value);
      },
      run: () => client.update(ENTRY_ID, form, { id: ENTRY_ID, from: null, field, to } as Edit),
    };
  }

  return [
    call("me", () => me(stage.connection)),
    call("is a user", () => isUser(stage.connection, PERSON_ID)),
    call("is no user", () => isUser(stage.connection, DEFAULT_TASK.id)),
    {
      title: `${whose}check of the assumptions`,
      prepare: addAbsence,
      async run() {
        const { findings } = await client.check();
        for (const finding of findings) findingLine(finding);
      },
    },
    call("last", () => client.last()),
    call("hidden", () => client.activeHiddenBy({ id: DEFAULT_TASK.id })),
    ...Object.entries(PURPOSES).map(([title, purpose]) =>
      call(`start on ${title}`, () => client.start(purpose, "Europe/Berlin")),
    ),
    call("start in a zone that is none", () => client.start(nothing, "Etc/Unknown")),
    ...Object.entries(ADDITIONS).map(([title, entry]) =>
      call(`add for ${title}`, () => client.add(entry, "Europe/Berlin")),
    ),
    call("pause", () => client.pause()),
    call("keep", () => client.keep()),
    call("stop", () => client.stop()),
    call("remove breaks", () => client.removeBreaks(ENTRY_ID)),
    call("discard", () => client.discard(ENTRY_ID)),
    call("entry", () => client.entry(ENTRY_ID)),
    ...Object.entries(CHANGES).map(change),
    call("since", () => client.since("2026-08-20", "2026-08-27")),
    call("weekly hours", () => client.weeklyHours()),
    { title: `${whose}absences`, prepare: addAbsence, run: () => client.absences(...WEEKS) },
    {
      title: `${whose}holidays`,
      prepare: async () => stage.awork.books.addHoliday({ first: "2026-08-26" }),
      run: () => client.holidays(...WEEKS),
    },
    call("time of a task", () => client.taskTime(DEFAULT_TASK.id)),
    call("rules", () => client.rules()),
    call("types of work", () => client.typesOfWork()),
    call("allowed types of work", () => client.typesOf(PROJECTS[0]!.id)),
    call("task of a page, by key", () => client.at({ kind: "task", key: "WEB-12" })),
    call("task of a page, by id", () => client.at({ kind: "task", key: DEFAULT_TASK.id })),
    call("project of a page, by key", () => client.at({ kind: "project", key: "WEB" })),
    call("project of a page, by id", () => client.at({ kind: "project", key: PROJECTS[0]!.id })),
    call("assigned", () => client.assigned()),
    call("search", () => client.search("o")),
    call("search for words with signs", () => client.search("Müller & Söhne 100 %")),
    call("search for a long text", () =>
      client.search("Plakatentwürfe für die Fußgängerzone in Wanne-Eickel"),
    ),
  ];
}

/** Plays a call; without what it needs it can't be played. */
export async function playCall(
  stage: Stage,
  { title, prepare, run }: Call,
  situation: string,
  network?: string,
) {
  let isReady = prepare === undefined;
  await stage.product(`${title}, ${situation}: read first`, async () => {
    await prepare?.();
    isReady = true;
  });
  if (isReady) await stage.product(`${title}, ${situation}`, run, network);
}

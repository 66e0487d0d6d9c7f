import { describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { NewEntry } from "@/lib/timer/editing/new-entry";
import { DEFAULT_TASK, PROJECTS, TYPES_OF_WORK } from "../../fake-awork/catalogue";
import { COLLEAGUE_ID, PERSON_ID } from "../../fake-awork/people";
import { NOW, createDesk, failureOf } from "./desk";

const desk = createDesk();

const ZONE = "Europe/Berlin";
const DAY = "2026-08-26";
const typeOfWorkId = TYPES_OF_WORK[1]!.id;
const NOTHING = { taskId: null, projectId: null, task: null, project: null, client: null };
const ENTRY: NewEntry = {
  day: DAY,
  start: NOW - 2 * HOUR,
  end: NOW - HOUR,
  duration: null,
  bookedOn: NOTHING,
  typeOfWorkId,
  typeOfWork: null,
  note: null,
  isBillable: false,
};
const SAID = { userId: PERSON_ID, timezone: ZONE, typeOfWorkId, isBillable: false };
const START = { startDateUtc: "2026-08-26T00:00:00Z", startTimeUtc: "08:00:00.000" };

describe("adding an entry", () => {
  it.each<[string, Partial<NewEntry>, object, object]>([
    [
      "with start and end",
      {},
      { ...START, endDateUtc: "2026-08-26T00:00:00Z", endTimeUtc: "09:00:00.000" },
      { start: NOW - 2 * HOUR, end: NOW - HOUR, duration: HOUR },
    ],
    [
      "over midnight",
      { start: NOW - 14 * HOUR },
      {
        startDateUtc: "2026-08-25T00:00:00Z",
        startTimeUtc: "20:00:00.000",
        endDateUtc: "2026-08-26T00:00:00Z",
        endTimeUtc: "09:00:00.000",
      },
      { start: NOW - 14 * HOUR, end: NOW - HOUR, duration: 13 * HOUR, day: "2026-08-25" },
    ],
    [
      "with start and duration",
      { end: null, duration: 20 * MINUTE },
      { ...START, duration: 1200 },
      { start: NOW - 2 * HOUR, end: null, duration: 20 * MINUTE },
    ],
    [
      "whose end overrides the duration",
      { duration: 20 * MINUTE },
      { ...START, endDateUtc: "2026-08-26T00:00:00Z", endTimeUtc: "09:00:00.000" },
      { duration: HOUR },
    ],
    [
      "of a duration alone on a day",
      { start: null, end: null, duration: 90 * MINUTE + 0.6 * SECOND, day: "2026-08-24" },
      { startDateLocal: "2026-08-24T00:00:00", duration: 5401 },
      { start: null, end: null, duration: 5401 * SECOND, day: "2026-08-24" },
    ],
  ])("%s is one POST in fields that awork takes", async (_sentence, given, body, added) => {
    const { value, meta } = await desk.hers().add({ ...ENTRY, ...given }, ZONE);
    expect(desk.urls).toEqual(["/timeentries"]);
    expect(desk.awork.journal.all()).toMatchObject([{ method: "POST", status: 200 }]);
    expect(desk.bodies).toEqual([{ ...SAID, ...body }]);
    expect(value).toMatchObject({ id: desk.awork.books.entries[0]!.id, day: DAY, breaks: [], ...added });
    expect(meta.date).toBe(NOW);
  });

  it("says the task, its project, the note and whether it is billable", async () => {
    const { id: taskId, project } = DEFAULT_TASK;
    const bookedOn = { ...NOTHING, taskId, projectId: project!.id };
    const { value } = await desk
      .hers()
      .add({ ...ENTRY, bookedOn, note: " Süß 🎨\nund <b> ", isBillable: true }, ZONE);
    expect(desk.bodies).toMatchObject([{ taskId, projectId: project!.id, note: "Süß 🎨\nund <b>" }]);
    expect(value.subject).toMatchObject({ task: DEFAULT_TASK.name, note: "Süß 🎨\nund <b>" });
    expect(value.about).toMatchObject({ taskId, isBillable: true });
  });

  it("can be for a project alone, and leaves out a blank note", async () => {
    const projectId = PROJECTS[2]!.id;
    await desk.hers().add({ ...ENTRY, bookedOn: { ...NOTHING, projectId }, note: "  " }, ZONE);
    expect(desk.bodies[0]).not.toHaveProperty("note");
    expect(desk.awork.books.entries).toMatchObject([{ note: null, project: { id: projectId }, task: null }]);
  });

  it("with an API key is for the person", async () => {
    await desk.byKey().add(ENTRY, ZONE);
    expect(desk.awork.books.entries).toMatchObject([{ userId: PERSON_ID }]);
  });

  it.each<[string, Partial<NewEntry>, RegExp]>([
    ["an end before the start", { end: NOW - 3 * HOUR }, /cannot end before/],
    ["no end and no duration", { end: null }, /end time or a duration/],
    ["an unknown type of work", { typeOfWorkId: COLLEAGUE_ID }, /No such typeOfWorkId/],
  ])("with %s is refused in awork's words", async (_sentence, given, words) => {
    const failure = await failureOf(desk.hers().add({ ...ENTRY, ...given }, ZONE));
    expect(failure).toMatchObject({ kind: "refused", description: expect.stringMatching(words) });
    expect(desk.awork.books.entries).toEqual([]);
  });
});

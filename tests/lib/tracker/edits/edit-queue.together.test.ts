import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BookedOn, bookedOn } from "@/lib/timer/editing/booked-on";
import type { Edit } from "@/lib/timer/editing/edit";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { PROJECTS, TASKS, TYPES_OF_WORK } from "@/tests/fake-awork/catalogue";
import type { Entry } from "@/tests/fake-awork/entry";
import { API } from "@/tests/fake-awork/match";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NOW } from "../states";
import { type World, createWorld } from "../world";

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  world = createWorld(awork);
});
afterAll(() => awork.close());

const START = NOW - 5 * HOUR;
const END = NOW - 4 * HOUR;
const [LOGO, MEETING] = [TASKS[0]!, TYPES_OF_WORK[2]!];
const RELAUNCH: BookedOn = {
  taskId: null,
  projectId: PROJECTS[1]!.id,
  task: null,
  project: PROJECTS[1]!.name,
  client: null,
};

/** An entry of this morning, listed, and one that runs. */
async function listed(given: Partial<Entry> = {}): Promise<Entry> {
  const entry = awork.books.add({ start: START, end: END, duration: HOUR, task: LOGO, ...given });
  awork.books.add({ start: NOW - HOUR });
  await world.tracker.refresh();
  awork.journal.clear();
  return entry;
}

const inList = ({ id }: Entry) => world.days.timers.find((each) => each.id === id)!;

/** Edits of one save, from what the list has. */
const edits = (entry: Entry, ...changes: [Edit["field"], unknown][]) => {
  const timer = inList(entry);
  const values = { ...timer, ...timer.about, note: timer.subject.note, bookedOn: bookedOn(timer) };
  return changes.map(
    ([field, to]) => ({ id: entry.id, field, from: values[field], to, save: "one" }) as Edit,
  );
};
const requests = () => awork.journal.all().map(({ method, path }) => `${method} ${path.replace(API, "")}`);
const one = ({ id }: Entry) => [`GET /timeentries/${id}`, `PUT /timeentries/${id}`];
const parked = () => world.edits.map(({ field, fault }) => [field, fault?.why?.kind ?? "changed"]);

describe("edits that were made together", () => {
  it("are one PUT, and the list has them without being read again", async () => {
    const entry = await listed();
    await world.tracker.edit(
      ...edits(
        entry,
        ["start", START - 10 * MINUTE],
        ["end", END + 5 * MINUTE],
        ["bookedOn", RELAUNCH],
        ["typeOfWorkId", MEETING.id],
        ["note", "Put right"],
        ["isBillable", !entry.isBillable],
      ),
    );
    expect(requests()).toEqual(one(entry));
    expect(awork.books.get(entry.id)).toMatchObject({
      start: START - 10 * MINUTE,
      end: END + 5 * MINUTE,
      duration: 75 * MINUTE,
      task: null,
      project: { id: RELAUNCH.projectId },
      typeOfWork: { id: MEETING.id },
      note: "Put right",
    });
    expect(world.edits).toEqual([]);
    expect(inList(entry)).toMatchObject({ duration: 75 * MINUTE, subject: { project: RELAUNCH.project } });
  });

  it("are told as saved, an end alone too: nothing is stopped", async () => {
    const entry = await listed();
    await world.tracker.edit(...edits(entry, ["end", END - 10 * MINUTE]));
    expect(awork.books.get(entry.id).end).toBe(END - 10 * MINUTE);
    expect(world.stored.outcome).toMatchObject({ verb: "edit", kind: "saved" });
  });

  it("keep the breaks: the duration is what lies between without them", async () => {
    const breaks = [{ start: START + 10 * MINUTE, end: START + 25 * MINUTE }];
    const entry = await listed({ breaks, duration: 45 * MINUTE });
    await world.tracker.edit(...edits(entry, ["start", START - HOUR], ["end", END + HOUR]));
    expect(awork.books.get(entry.id)).toMatchObject({ breaks, duration: 3 * HOUR - 15 * MINUTE });
  });

  it.each<[string, Partial<Entry>, Partial<Entry>]>([
    ["a day alone", { start: null, end: null, day: "2026-08-26", byHand: true }, { start: null, end: null }],
    ["a start alone", { end: null, byHand: true }, { start: START, end: null }],
  ])("set the duration of a booking with %s", async (_title, given, after) => {
    const entry = await listed(given);
    await world.tracker.edit(...edits(entry, ["duration", 90 * MINUTE]));
    expect(awork.books.get(entry.id)).toMatchObject({ ...after, duration: 90 * MINUTE });
    expect(world.edits).toEqual([]);
  });

  it("do not overwrite what was changed in awork meanwhile; the others are saved", async () => {
    const entry = await listed();
    const made = edits(entry, ["note", "Here"], ["typeOfWorkId", MEETING.id]);
    awork.books.change(entry.id, { note: "There" });
    await world.tracker.edit(...made);
    expect(awork.books.get(entry.id)).toMatchObject({ note: "There", typeOfWork: { id: MEETING.id } });
    expect(parked()).toEqual([["note", "changed"]]);
    expect(world.stored.outcome).toMatchObject({ verb: "edit", kind: "changed" });
  });

  it("that can't be saved because of that show in the list what awork has", async () => {
    const entry = await listed();
    const made = edits(entry, ["note", "Here"]);
    awork.books.change(entry.id, { note: "There" });
    await world.tracker.edit(...made);
    expect(requests()).toEqual(one(entry).slice(0, 1));
    expect(inList(entry).subject.note).toBe("There");
  });

  it("change no time where one of the times was changed in awork meanwhile", async () => {
    const entry = await listed();
    const made = edits(entry, ["start", START - HOUR], ["end", END - 10 * MINUTE], ["note", "Here"]);
    awork.books.change(entry.id, { end: END + HOUR, duration: 2 * HOUR });
    await world.tracker.edit(...made);
    expect(awork.books.get(entry.id)).toMatchObject({ start: START, end: END + HOUR, note: "Here" });
    expect(parked()).toEqual([
      ["start", "changed"],
      ["end", "changed"],
    ]);
  });

  it("are all kept where awork refuses them, with its words, and sent again when the person says so", async () => {
    const entry = await listed();
    awork.script.next(
      { method: "PUT" },
      { status: 400, body: { code: "invalid-operation", description: "No." } },
    );
    const made = edits(entry, ["start", START - HOUR], ["note", "Here"]);
    await world.tracker.edit(...made);
    expect(parked()).toEqual([
      ["start", "refused"],
      ["note", "refused"],
    ]);
    expect(world.edits[0]!.fault!.why!.detail).toBe("No.");
    for (const edit of made) await world.tracker.retryEdit(edit);
    expect([world.edits, awork.books.get(entry.id).note]).toEqual([[], "Here"]);
  });

  it("wait offline, and go out together", async () => {
    const entry = await listed();
    awork.script.always({}, { drop: true });
    await world.tracker.edit(...edits(entry, ["start", START - HOUR], ["note", "Here"]));
    expect(world.edits).toHaveLength(2);
    awork.script.reset();
    awork.journal.clear();
    await world.live(2 * MINUTE);
    expect(awork.journal.count({ method: "PUT" })).toBe(1);
    expect(awork.books.get(entry.id)).toMatchObject({ start: START - HOUR, note: "Here" });
  });
});

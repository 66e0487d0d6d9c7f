import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { NewEntry } from "@/lib/timer/editing/new-entry";
import { HOUR, MINUTE } from "@/lib/timer/time";
import type { Addition } from "@/lib/tracker/edits/additions";
import { TASKS, TYPES_OF_WORK } from "@/tests/fake-awork/catalogue";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import type { Behaviour } from "@/tests/fake-awork/script";
import { NEW_ENTRY, NOW } from "../states";
import { type World, createWorld } from "../world";

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  world = createWorld(awork);
  awork.books.add({ start: NOW - HOUR });
});
afterAll(() => awork.close());

const POST = { method: "POST", path: "/timeentries" };
const LOGO = TASKS[0]!;
const ENTRY: NewEntry = {
  ...NEW_ENTRY,
  typeOfWorkId: TYPES_OF_WORK[0]!.id,
  bookedOn: {
    taskId: LOGO.id,
    projectId: LOGO.project!.id,
    task: LOGO.name,
    project: LOGO.project!.name,
    client: null,
  },
};
const added = (entry: Partial<NewEntry> = {}, id = "ours"): Addition => ({
  id,
  entry: { ...ENTRY, ...entry },
  sentAt: null,
  before: [],
});
const posts = () => awork.journal.count(POST);
const inBooks = () => awork.books.entries.filter(({ note }) => note === ENTRY.note);
const faults = () => world.additions.map(({ fault }) => fault?.why?.kind);

describe("an entry to add", () => {
  it.each<[string, Partial<NewEntry>, object]>([
    ["a stretch", {}, { start: ENTRY.start, end: ENTRY.end, duration: HOUR }],
    [
      "a duration alone on a day",
      { start: null, end: null, duration: 90 * MINUTE, day: "2026-08-25" },
      { start: null, day: "2026-08-25", duration: 90 * MINUTE },
    ],
  ])("is brought to awork once, and is in the list: %s", async (_title, given, expected) => {
    await world.tracker.refresh();
    await world.tracker.add(added(given));
    expect(inBooks()).toMatchObject([{ ...expected, task: { id: LOGO.id }, note: ENTRY.note }]);
    expect([posts(), world.additions]).toEqual([1, []]);
    expect(world.days.timers[0]).toMatchObject({ id: inBooks()[0]!.id, subject: { task: LOGO.name } });
    expect(world.stored.outcome).toMatchObject({ verb: "add", kind: "added" });
  });

  it("is added once, however often the popup sends it", async () => {
    await Promise.all([world.tracker.add(added()), world.tracker.add(added())]);
    expect(inBooks()).toHaveLength(1);
  });

  it("is added although awork has one like it", async () => {
    await world.tracker.add(added());
    await world.tracker.add(added({}, "another"));
    expect(inBooks()).toHaveLength(2);
  });

  it("waits offline", async () => {
    awork.script.always({}, { drop: true });
    await world.tracker.add(added());
    expect(world.additions).toMatchObject([{ id: "ours", sentAt: null }]);
    awork.script.reset();
    await world.live(2 * MINUTE);
    expect([inBooks().length, world.additions]).toEqual([1, []]);
  });

  it.each<[string, Behaviour]>([
    ["the answer is lost", { drop: "after" }],
    ["awork gets nothing", { drop: true }],
    ["awork has a problem, and has added it", { status: 500, acted: true }],
    ["awork has a problem, and has not added it", { status: 500 }],
    ["the answer has no body", { empty: true }],
    ["the answer is half an answer", { malformed: true }],
    ["a hotel's network answers", { html: true }],
    ["awork takes no more for a while", { status: 429, headers: { "ratelimit-reset": "20" } }],
  ])("is added exactly once where %s", async (_title, behaviour) => {
    awork.script.next(POST, behaviour);
    await world.tracker.add(added());
    await world.live(10 * MINUTE);
    expect([inBooks().length, world.additions]).toEqual([1, []]);
  });

  it("whose answer was lost is looked for, not sent again", async () => {
    awork.script.next(POST, { drop: "after" });
    await world.tracker.add(added());
    await world.live(10 * MINUTE);
    expect([posts(), inBooks().length, world.additions]).toEqual([1, 1, []]);
  });

  it.each([429, 403, 400])("is not sent again where looking for it is answered %i", async (status) => {
    awork.script.next(POST, { drop: "after" });
    await world.tracker.add(added());
    awork.script.next({ method: "GET", path: "/timeentries" }, { status });
    await world.live(10 * MINUTE);
    if (world.additions.length > 0) await world.tracker.retryAddition("ours");
    await world.live(10 * MINUTE);
    expect([posts(), inBooks().length, world.additions]).toEqual([1, 1, []]);
  });

  it("that awork refuses is kept whole, with its words, until the person decides", async () => {
    const body = { code: "invalid-operation", description: "The project is done." };
    awork.script.next(POST, { status: 400, body });
    await world.tracker.add(added());
    await world.live(HOUR);
    expect([posts(), faults()]).toEqual([1, ["refused"]]);
    expect(world.additions[0]).toMatchObject({ entry: ENTRY, fault: { why: { detail: body.description } } });
    await world.tracker.retryAddition("ours");
    expect([inBooks().length, world.additions]).toEqual([1, []]);
  });

  it("that was refused can be let go", async () => {
    awork.script.next(POST, { status: 400 });
    await world.tracker.add(added());
    await world.tracker.dropAddition("ours");
    await world.live(HOUR);
    expect([inBooks(), world.additions]).toEqual([[], []]);
  });

  it("holds up no other that awork takes", async () => {
    awork.script.next(POST, { status: 400 });
    await world.tracker.add(added());
    await world.tracker.add(added({ note: "Another" }, "another"));
    expect(world.additions.map(({ id }) => id)).toEqual(["ours"]);
    expect(awork.books.entries.some(({ note }) => note === "Another")).toBe(true);
  });

  it.each(
    [1, 2].flatMap((nth) => (["before", "under way", "after"] as const).map((when) => ({ nth, when }))),
  )("survives a worker that dies $when its request $nth: it is there once", async ({ nth, when }) => {
    world.death = { use: "fetch", nth, when };
    await Promise.race([world.tracker.add(added()), world.killed()]);
    world.death = null;
    world.start();
    await world.live(10 * MINUTE);
    expect([inBooks().length, world.additions]).toEqual([1, []]);
  });

  it("is forgotten with the sign-out", async () => {
    awork.script.next(POST, { status: 400 });
    await world.tracker.add(added());
    await world.tracker.reset();
    expect(world.additions).toEqual([]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Edit } from "@/lib/timer/editing/edit";
import type { NewEntry } from "@/lib/timer/editing/new-entry";
import { DAY, HOUR, MINUTE } from "@/lib/timer/time";
import { listedAs } from "@/lib/tracker/edits/additions";
import { UNDO } from "@/lib/tracker/edits/deletions";
import { settleAdditions } from "@/lib/tracker/edits/settle-additions";
import { withUnsent } from "@/lib/tracker/edits/unsent";
import { TASKS, TYPES_OF_WORK } from "@/tests/fake-awork/catalogue";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NEW_ENTRY, NOW } from "../states";
import { type World, createWorld } from "../world";

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => begin());
afterAll(() => awork.close());

function begin() {
  world = createWorld(awork);
  awork.books.add({ start: NOW - 30 * HOUR, end: NOW - 29 * HOUR, duration: HOUR, note: "Other" });
}

const POST = { method: "POST", path: "/timeentries" };
const ENTRY: NewEntry = { ...NEW_ENTRY, typeOfWorkId: TYPES_OF_WORK[0]!.id };
const LOGO = TASKS[0]!;
const LENGTH: NewEntry = { ...ENTRY, start: null, end: null, duration: HOUR };

const add = (entry = ENTRY, id = "ours") => world.tracker.add({ id, entry, sentAt: null, before: [] });
const change = (field: Edit["field"], from: unknown, to: unknown, id = "ours") =>
  ({ id, field, from, to, save: "one" }) as Edit;
const NOTE = change("note", ENTRY.note, "Put right");
const edit = (...edits: Edit[]) => world.tracker.edit(...edits);

const ours = () => awork.books.entries.filter(({ note }) => note !== "Other");
const notes = () => ours().map(({ note }) => note);
const posts = () => awork.journal.count(POST);
const sent = () => awork.journal.all(({ method }) => method !== "GET").map(({ method }) => method);
const shown = () => withUnsent(world.days.timers, world).filter(({ subject }) => subject.note !== "Other");
/** Nothing waits, and the books have one entry, with this note. */
function expectOnce(note: string, title = ""): void {
  const { additions, edits, deletions } = world;
  expect([notes(), additions, edits, deletions], title).toEqual([[note], [], [], []]);
  expect(awork.journal.count({ path: "/timeentries/ours" })).toBe(0);
}

const LOST: [string, Behaviour][] = [
  ["the answer is lost", { drop: "after" }],
  ["awork gets nothing", { drop: true }],
  ["awork has a problem, and has added it", { status: 500, acted: true }],
  ["awork has a problem, and has not added it", { status: 500 }],
  ["the answer has no body", { empty: true }],
  ["the answer is half an answer", { malformed: true }],
  ["a hotel's network answers", { html: true }],
  ["awork takes no more for a while", { status: 429, headers: { "ratelimit-reset": "20" } }],
];

describe("an addition that waits offline", () => {
  it.each<[string, NewEntry, Edit[], object]>([
    ["its note", ENTRY, [NOTE], { note: "Put right", start: ENTRY.start, end: ENTRY.end }],
    [
      "its times",
      ENTRY,
      [
        change("start", ENTRY.start, ENTRY.start! - 15 * MINUTE),
        change("end", ENTRY.end, ENTRY.end! - 5 * MINUTE),
      ],
      { start: ENTRY.start! - 15 * MINUTE, end: ENTRY.end! - 5 * MINUTE, duration: HOUR + 10 * MINUTE },
    ],
    [
      "its day",
      ENTRY,
      [change("start", ENTRY.start, ENTRY.start! - DAY), change("end", ENTRY.end, ENTRY.end! - DAY)],
      { start: ENTRY.start! - DAY, end: ENTRY.end! - DAY, duration: HOUR },
    ],
    [
      "a duration alone",
      LENGTH,
      [change("duration", HOUR, 90 * MINUTE)],
      { start: null, duration: 90 * MINUTE },
    ],
    [
      "its task",
      ENTRY,
      [
        change("bookedOn", ENTRY.bookedOn, {
          ...ENTRY.bookedOn,
          taskId: LOGO.id,
          projectId: LOGO.project!.id,
          task: LOGO.name,
        }),
      ],
      { task: { id: LOGO.id } },
    ],
    [
      "its type of work",
      ENTRY,
      [change("typeOfWorkId", ENTRY.typeOfWorkId, TYPES_OF_WORK[1]!.id)],
      { typeOfWork: { id: TYPES_OF_WORK[1]!.id } },
    ],
    [
      "whether it is billable",
      ENTRY,
      [change("isBillable", true, !ENTRY.isBillable)],
      { isBillable: !ENTRY.isBillable },
    ],
  ])("is added with what was changed, by one request: %s", async (_title, entry, edits, expected) => {
    awork.script.always({}, { drop: true });
    await add(entry);
    await edit(...edits);
    await edit(...edits);
    awork.script.reset();
    awork.journal.clear();
    await world.live(10 * MINUTE);
    expect(ours()).toMatchObject([{ note: ENTRY.note, ...expected }]);
    expect([sent(), world.additions, world.edits]).toEqual([["POST"], [], []]);
  });

  it("counts as it was put right", async () => {
    await world.tracker.refresh();
    awork.script.always({}, { drop: true });
    await add();
    await edit(NOTE, change("end", ENTRY.end, ENTRY.end! - 15 * MINUTE));
    expect(shown()).toMatchObject([{ subject: { note: "Put right" }, duration: 45 * MINUTE }]);
  });
});

describe("an addition that awork refused", () => {
  it("is tried at once when it is put right, and keeps what it was if awork refuses again", async () => {
    const refused: Behaviour = { status: 400, body: { code: "invalid-operation", description: "No." } };
    awork.script.next(POST, refused);
    await add();
    awork.script.next(POST, refused);
    await edit(NOTE);
    expect(world.additions).toMatchObject([
      { entry: { note: "Put right" }, fault: { why: { detail: "No." } } },
    ]);
    await edit(change("note", "Put right", "Better"));
    expectOnce("Better");
    expect(posts()).toBe(3);
  });
});

describe("an addition whose answer is lost", () => {
  it.each(LOST)("is put right, and added exactly once: %s", async (_title, behaviour) => {
    await world.tracker.refresh();
    awork.script.next(POST, behaviour);
    await add();
    await edit(NOTE, change("end", ENTRY.end, ENTRY.end! - MINUTE));
    expect(shown().map(({ subject, end }) => [subject.note, end])).toEqual([
      ["Put right", ENTRY.end! - MINUTE],
    ]);
    await edit(change("note", "Put right", "Better"));
    await world.live(10 * MINUTE);
    expectOnce("Better");
    expect(ours()[0]).toMatchObject({ end: ENTRY.end! - MINUTE, duration: HOUR - MINUTE });
  });

  it.each(LOST)("is put right while it is sent, and added exactly once: %s", async (_title, behaviour) => {
    awork.script.next(POST, behaviour);
    let done: Promise<unknown> | null = null;
    world.onUse = (_place, name) => {
      if (name === "fetch" && world.additions[0]?.sentAt) done ??= edit(NOTE);
    };
    await add();
    await done;
    await world.live(10 * MINUTE);
    expectOnce("Put right");
  });

  it("is sent at once as it was put right, when it is certain that awork never got it", async () => {
    awork.script.next(POST, { drop: true });
    await add();
    await edit(NOTE);
    world.pass(2 * MINUTE);
    await world.tracker.refresh();
    expectOnce("Put right");
  });

  it("is not added again when awork has listed it and the person changes that", async () => {
    await world.tracker.refresh();
    awork.script.next(POST, { drop: "after" });
    await add();
    world.pass(2 * MINUTE);
    world.death = { use: "days.set", when: "after" };
    await Promise.race([world.tracker.refresh(), world.killed()]);
    world.death = null;
    world.start();
    const [entry] = ours();
    expect(world.days.timers.map(({ id }) => id)).toContain(entry!.id);
    expect([world.additions.length, shown().length]).toEqual([1, 1]);
    await edit(change("note", ENTRY.note, "Put right", entry!.id));
    await world.live(10 * MINUTE);
    expectOnce("Put right");
    expect(posts()).toBe(1);
  });

  it("is not taken for another like it", async () => {
    awork.script.next(POST, { drop: true });
    await add();
    await add(ENTRY, "another");
    await world.live(10 * MINUTE);
    expect([notes(), world.additions]).toEqual([[ENTRY.note, ENTRY.note], []]);
  });
});

describe("an addition that awork has by now", () => {
  it("is edited as awork stores it: rounded times and other whitespace are no change by somebody else", () => {
    const addition = { id: "ours", entry: { ...ENTRY, note: "Two  words" }, sentAt: NOW, before: [] };
    const sample = listedAs(addition);
    const timer = {
      ...sample,
      id: "awork",
      start: ENTRY.start! + 1000,
      subject: { ...sample.subject, note: "Two words" },
    };
    const edits = [
      change("start", ENTRY.start, NOW),
      change("note", "Two  words", "Three"),
      change("end", ENTRY.end! - MINUTE, NOW),
    ];
    const lists = { edits, additions: [addition], deletions: [], added: [{ id: "ours", aworkId: "awork" }] };
    const after = settleAdditions(lists, [timer]);
    expect(after.edits.map(({ id, from }) => [id, from])).toEqual([
      ["awork", ENTRY.start! + 1000],
      ["awork", "Two words"],
      ["awork", ENTRY.end! - MINUTE],
    ]);
    expect(after.additions).toEqual([]);
    expect(settleAdditions(after, [timer])).toEqual(after);
  });

  it("gets an edit that a worker that died left under its own id", async () => {
    await add();
    world.edits = [NOTE];
    await world.tracker.tick();
    await world.live(10 * MINUTE);
    expectOnce("Put right");
  });

  it("is put right in awork by a form that was opened before", async () => {
    await world.tracker.refresh();
    await add({ ...ENTRY, start: ENTRY.start! + 600 });
    await edit(NOTE, change("start", ENTRY.start! + 600, ENTRY.start! - MINUTE));
    expectOnce("Put right");
    expect([sent(), ours()[0]!.start]).toEqual([["POST", "PUT"], ENTRY.start! - MINUTE]);
  });

  it("keeps what was changed in awork meanwhile, and tells it", async () => {
    await add();
    awork.books.change(ours()[0]!.id, { note: "There" });
    await edit(NOTE, change("isBillable", ENTRY.isBillable, !ENTRY.isBillable));
    expect(ours()).toMatchObject([{ note: "There", isBillable: !ENTRY.isBillable }]);
    expect(world.edits).toMatchObject([
      { id: ours()[0]!.id, to: "Put right", fault: { why: null, isFinal: true } },
    ]);
  });

  it("is known by its id for twenty more", async () => {
    for (let nth = 0; nth < 21; nth += 1) await add(ENTRY, `nth ${nth}`);
    expect(world.added).toHaveLength(20);
    expect(world.added.at(-1)).toEqual({ id: "nth 20", aworkId: ours().at(-1)!.id });
  });
});

/** How a person puts an entry right while it is added. */
const STEPS = [
  () => add(),
  () => edit(NOTE),
  () => world.live(2 * MINUTE),
  () => edit(change("isBillable", ENTRY.isBillable, !ENTRY.isBillable)),
];

/** Takes the steps. If the worker dies in one, another takes it again, as a page does that got no answer. */
async function play(): Promise<void> {
  for (const step of STEPS) {
    const isDead = world.killed().then(() => true);
    if (!(await Promise.race([step().then(() => false), isDead]))) continue;
    world.death = null;
    world.start();
    await step();
  }
}

describe.each<[string, Behaviour | null]>([
  ["answers", null],
  ["refuses once", { status: 400 }],
  ["adds it, and the answer is lost", { drop: "after" }],
  ["gets nothing", { drop: true }],
])("where awork %s", (_title, behaviour) => {
  it("an edit may come at any step: nothing is added twice, and the edit is in awork", async () => {
    await add();
    const steps = world.uses.length * 3;
    for (let at = 1; at <= steps; at += 1) {
      begin();
      if (behaviour) awork.script.next(POST, behaviour);
      let done: Promise<unknown> | null = null;
      world.onUse = (place, name) => {
        if (place !== at) return undefined;
        done = edit(NOTE);
        if (name !== "fetch") return undefined;
        // What is stored is stored before awork gets the request.
        return expect.poll(() => JSON.stringify([world.edits, world.additions])).toContain("Put right");
      };
      await add();
      const isUsed = done !== null;
      await (done ?? edit(NOTE));
      await world.live(10 * MINUTE);
      // awork has refused what it was changed to.
      if (world.additions[0]?.fault?.isFinal) await world.tracker.retryAddition("ours");
      expectOnce("Put right", `at ${at}`);
      if (!isUsed) break;
    }
  }, 240_000);

  it("the worker may die at any step: nothing is added twice or lost", async () => {
    if (behaviour) awork.script.next(POST, behaviour);
    await play();
    const steps = world.uses.length;
    for (let use = 1; use <= steps; use += 1)
      for (const when of ["under way", "after"] as const) {
        begin();
        if (behaviour) awork.script.next(POST, behaviour);
        world.death = { use, when };
        await play();
        await world.live(10 * MINUTE);
        expectOnce("Put right", `${use} ${when}`);
        expect(ours()[0]!.isBillable, `${use} ${when}`).toBe(!ENTRY.isBillable);
      }
  }, 240_000);
});

it("a page that sends an addition again adds it once, wherever the worker died", async () => {
  await add();
  const steps = world.uses.length;
  for (let use = 1; use <= steps; use += 1) {
    begin();
    world.death = { use, when: "after" };
    await Promise.race([add(), world.killed()]);
    world.death = null;
    world.start();
    await add();
    await world.live(10 * MINUTE);
    expectOnce(ENTRY.note!, `${use}`);
  }
});

describe("an addition that is dropped or deleted", () => {
  it("while it is compared with awork's list is not sent", async () => {
    let done: Promise<unknown> | null = null;
    world.onUse = (_place, name) => {
      if (name !== "fetch" || done) return undefined;
      done = world.tracker.dropAddition("ours");
      return done;
    };
    await add();
    expect([posts(), world.additions]).toEqual([0, []]);
  });

  const remove = () => world.tracker.remove({ id: "ours", name: "Entry" });

  it.each(LOST)("is not in awork afterwards: %s", async (_title, behaviour) => {
    await world.tracker.refresh();
    awork.script.next(POST, behaviour);
    await add();
    await edit(NOTE);
    await remove();
    expect(shown()).toEqual([]);
    world.pass(UNDO);
    await world.tracker.saveRemovals(false);
    await world.live(10 * MINUTE);
    const { additions, edits, deletions } = world;
    expect([notes(), additions, edits, deletions]).toEqual([[], [], [], []]);
  });

  it("is added all the same when that is undone", async () => {
    awork.script.next(POST, { status: 400 });
    await add();
    await remove();
    await world.live(5);
    expect(await world.tracker.undoRemove("ours")).toBe(true);
    await world.tracker.retryAddition("ours");
    expectOnce(ENTRY.note!);
  });

  it("is not sent while that can be undone", async () => {
    awork.script.always({}, { drop: true });
    await add();
    await remove();
    awork.script.reset();
    await world.tracker.poll();
    expect([posts(), world.additions.length]).toEqual([0, 1]);
    await world.tracker.saveRemovals(true);
    await world.live(10 * MINUTE);
    expect([posts(), world.additions, world.deletions]).toEqual([0, [], []]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import type { Action, Verb } from "@/lib/tracker/actions/action";
import { notices } from "@/lib/notices/notice";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import { TYPES_OF_WORK } from "@/tests/fake-awork/catalogue";
import type { Entry } from "@/tests/fake-awork/entry";
import { API } from "@/tests/fake-awork/match";
import { API_KEY_TOKEN, COLLEAGUE_ID } from "@/tests/fake-awork/people";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { createTestWords } from "../../words";
import { SCENES, TALK } from "../scenes";
import { NOW, outcomeOf, pendingOf, wish } from "../states";
import { type World, addBooking, addPaused, createWorld, expectTruth } from "../world";

const en = createTestWords("en");

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  world = createWorld(awork);
});
afterAll(() => awork.close());

/** What changes something. */
const SENT = { method: /POST|PUT|DELETE/ };

const requests = () => awork.journal.all().map(({ method, path }) => `${method} ${path.replace(API, "")}`);
const addRunning = (given: Partial<Entry> = {}) => awork.books.add({ start: NOW - HOUR, ...given });
const closed = { start: NOW - 40 * MINUTE, end: NOW - 30 * MINUTE };
const popup = (verb: Verb, id: string | null, given: Partial<Action> = {}) =>
  wish(verb, { id, asked: true, ...given });

/** The tracker has just heard of what is there; what it asked for that does not count. */
async function knownEntry() {
  await world.tracker.poll();
  awork.journal.clear();
  world.writes.length = 0;
}

/** What was told last, in English. */
const told = () => notices(world.stored, world.wall, en)[0];

describe.each(SCENES)("$title", ({ verb, add, action, reads, request, kind, breaks, isDone }) => {
  const before = Array.from({ length: reads }, () => "GET /me/timeentries/last");

  it("is sent once, its answer applied, and told", async () => {
    const entry = add(awork.books);
    await knownEntry();
    const outcome = await world.tracker.act(action(entry));
    expect(outcome).toEqual(outcomeOf(kind, { verb, breaks }));
    // What is deleted has no entry to answer with.
    const after = verb === "discard" ? ["GET /me/timeentries/last"] : [];
    expect(requests()).toEqual([...before, request(entry), ...after]);
    expect(isDone(entry, awork.books)).toBe(true);
    expect(world.stored).toMatchObject({ outcome, pending: null, trouble: null, backoff: null, at: NOW });
    expectTruth(world, awork);
    expect(told()).toMatchObject({ tone: "good", remedy: null });
  });

  it("sends a body only where awork wants one", async () => {
    const entry = add(awork.books);
    await knownEntry();
    await world.tracker.act(action(entry));
    expect(awork.journal.all().map(({ hasBody }) => hasBody)).toContain(verb === "start");
  });

  it("is written down before it is sent, and what was told before is told no more", async () => {
    const entry = add(awork.books);
    await knownEntry();
    world.stored = { ...world.stored, outcome: outcomeOf("failed") };
    const held = awork.script.next(SENT, { hold: true });
    const wanted = action(entry);
    const acted = world.tracker.act(wanted);
    await held.arrived;
    const { pending } = world.stored;
    expect(pending).toEqual(pendingOf({ verb, id: entry.id, breaks, purpose: pending!.purpose }));
    if (wanted.purpose) expect(pending!.purpose).toEqual(wanted.purpose);
    expect(world.stored.outcome).toBeNull();
    held.release();
    await acted;
    expect(world.stored.pending).toBeNull();
  });

  it("is done once, however often it is pressed while it is under way", async () => {
    const entry = add(awork.books);
    await knownEntry();
    const held = awork.script.next({}, { hold: true });
    const presses = [world.tracker.act(action(entry)), world.tracker.act(action(entry))];
    await held.arrived;
    presses.push(world.tracker.act(action(entry)));
    held.release();
    const [first, ...others] = await Promise.all(presses);
    expect(first!.kind).toBe(kind);
    expect(others).toEqual([first, first]);
    expect(world.sent()).toBe(1);
  });

  it("is done once, when it is pressed again afterwards", async () => {
    const entry = add(awork.books);
    await knownEntry();
    await world.tracker.act(action(entry));
    const again = await world.tracker.act(action(entry));
    expect(world.sent()).toBe(1);
    expect(again.kind).toMatch(/^(already.*|changed)$/);
    expectTruth(world, awork);
  });

  it("is judged on what awork says, where what is known is old", async () => {
    const entry = add(awork.books);
    await knownEntry();
    world.pass(7 * SECOND);
    expect(await world.tracker.act(action(entry))).toMatchObject({ kind });
    expect(requests().slice(0, 2)).toEqual(["GET /me/timeentries/last", request(entry)]);
  });

  it("is refused with awork's own words; awork can be reached all the same", async () => {
    const entry = add(awork.books);
    await knownEntry();
    const known = structuredClone(world.stored);
    const description = "The project is closed.";
    awork.script.next(SENT, { status: 400, body: { code: "invalid-operation", description } });
    const outcome = await world.tracker.act(action(entry));
    const trouble = { kind: "refused", detail: description } as const;
    expect(outcome).toEqual(outcomeOf("failed", { verb, trouble }));
    expect(world.stored).toEqual({ ...known, outcome });
    expect(requests()).toEqual([...before, request(entry)]);
    expect(told()).toMatchObject({ tone: "bad", text: expect.stringContaining(description) });
    expect(isDone(entry, awork.books)).toBe(false);
  });

  it("does nothing for who is not connected", async () => {
    const entry = add(awork.books);
    await knownEntry();
    world.account = null;
    expect(await world.tracker.act(action(entry))).toMatchObject({ kind: "nothing" });
    expect(requests()).toEqual([]);
  });
});

describe("what is started", () => {
  it.each([
    ["a type of work alone", TALK],
    ["a task, with its project", { ...TALK, taskId: "7a000000-0000-4000-8000-000000000003" }],
    ["a project without a task", { ...TALK, projectId: "9a000000-0000-4000-8000-000000000002" }],
    ["without a note, and billed as awork sees fit", { ...TALK, note: null, isBillable: null }],
  ])("is for what was chosen: %s", async (_title, purpose) => {
    await knownEntry();
    expect(await world.tracker.act(popup("start", null, { purpose }))).toMatchObject({ kind: "started" });
    const entry = awork.books.current()!;
    expect(entry).toMatchObject({ note: purpose.note, isBillable: purpose.isBillable ?? false });
    expect([entry.task?.id ?? null, entry.typeOfWork.id]).toEqual([purpose.taskId, purpose.typeOfWorkId]);
    if (purpose.projectId) expect(entry.project?.id).toBe(purpose.projectId);
    expect(entry.timezone).toBe("Europe/Berlin");
    expectTruth(world, awork);
  });

  it.each([
    ["from the popup", null],
    ["by key", wish("start")],
  ])("goes on with all that the last entry was for, %s", async (_title, action) => {
    const before = awork.books.add({
      start: NOW - HOUR,
      end: NOW - MINUTE,
      note: "Second draft",
      isBillable: false,
      typeOfWork: TYPES_OF_WORK[1]!,
    });
    await knownEntry();
    const { about, subject } = world.stored.timer!;
    const purpose = { ...about, typeOfWorkId: about.typeOfWorkId!, note: subject.note };
    await world.tracker.act(action ?? popup("start", null, { purpose }));
    const { task, project, typeOfWork, isBillable, note } = awork.books.current()!;
    expect({ task, project, typeOfWork, isBillable, note }).toEqual({
      task: before.task,
      project: before.project,
      typeOfWork: before.typeOfWork,
      isBillable: false,
      note: "Second draft",
    });
  });

  it("is told as started even where awork's clock is not known, and it changed what it was for", async () => {
    awork.clock.advance(-10 * MINUTE);
    addBooking(awork, 3 * HOUR);
    await knownEntry();
    world.stored = { ...world.stored, offset: 0 };
    awork.script.always({}, { headers: { date: null } });
    const acted = world.tracker.act(popup("start", null, { purpose: TALK }));
    expect(await acted).toMatchObject({ kind: "started", trouble: null });
    expect(world.stored.offset).toBe(0);
    expect(world.stored.timer?.id).toBe(awork.books.current()?.id);
  });
});

describe("awork answers that there is nothing to do it to", () => {
  it.each<[Verb, (books: FakeAwork["books"]) => Entry, () => unknown, string]>([
    [
      "pause",
      (books) => books.add({ start: NOW - HOUR }),
      () => awork.books.clear(),
      "No timer is running in awork.",
    ],
    [
      "pause",
      (books) => books.add({ start: NOW - HOUR }),
      () => awork.books.stop(),
      "No timer is running in awork.",
    ],
    [
      "stop",
      (books) => books.add({ start: NOW - HOUR }),
      () => awork.books.stop(),
      "No timer is running in awork.",
    ],
    ["keep", () => addPaused(awork), () => awork.books.stop(), "There is no paused timer to resume."],
    ["keep", () => addPaused(awork), () => awork.books.clear(), "There is no paused timer to resume."],
  ])("%s: awork is read again, and that is told", async (verb, add, happen, text) => {
    const entry = add(awork.books);
    await knownEntry();
    awork.script.next(SENT, { meanwhile: happen });
    expect(await world.tracker.act(popup(verb, entry.id))).toEqual(outcomeOf("nothing", { verb }));
    expect(awork.journal.all(SENT)).toMatchObject([{ status: 204 }]);
    expect([world.sent(), world.stored.pending, world.stored.trouble]).toEqual([1, null, null]);
    expectTruth(world, awork);
    expect(told()).toMatchObject({ tone: "bad", text });
  });

  it.each(["pause", "keep", "stop"] as const)(
    "%s: and where it can't be read again, nothing old is shown",
    async (verb) => {
      const entry = verb === "keep" ? addPaused(awork) : addRunning();
      await knownEntry();
      awork.script.next(SENT, {
        meanwhile() {
          awork.books.clear();
          awork.script.next({ method: "GET" }, { status: 500 });
        },
      });
      expect(await world.tracker.act(popup(verb, entry.id))).toMatchObject({ kind: "nothing" });
      expect(world.stored).toMatchObject({ timer: null, at: null, trouble: { kind: "aworkTrouble" } });
      await world.live(MINUTE);
      expectTruth(world, awork);
    },
  );
});

describe("awork's own verbs do it to whatever runs", () => {
  it.each<[Verb, string, () => Entry, () => unknown, Outcome["kind"], string]>([
    ["pause", "another runs", () => addRunning(), () => awork.books.start(), "otherPaused", "paused"],
    ["pause", "it is paused", () => addRunning(), () => awork.books.pause(), "paused", "paused"],
    ["stop", "another runs", () => addRunning(), () => awork.books.start(), "otherStopped", "stopped"],
    ["stop", "it is paused", () => addRunning(), () => awork.books.pause(), "stopped", "stopped"],
    ["keep", "it runs", () => addPaused(awork), () => awork.books.resume(), "kept", "running"],
    ["keep", "another runs", () => addPaused(awork), () => awork.books.start(), "otherKept", "running"],
  ])("%s, where %s since the moment before: told is what it did", async (...given) => {
    const [verb, , add, happen, kind, state] = given;
    const entry = add();
    await knownEntry();
    awork.script.next(SENT, { meanwhile: happen });
    expect(await world.tracker.act(popup(verb, entry.id))).toMatchObject({ kind, trouble: null });
    expect([world.sent(), phase(world.stored.timer)]).toEqual([1, state]);
    expect(told()?.text).not.toContain("Nothing else was changed");
    expectTruth(world, awork);
  });

  it.each<[Verb, () => Entry]>([
    ["stop", () => addRunning()],
    ["stop", () => addPaused(awork)],
    ["resume", () => addPaused(awork)],
    ["removeBreaks", () => addRunning({ breaks: [closed] })],
    ["discard", () => addRunning()],
    ["start", () => addRunning()],
  ])(
    "%s is not sent where another device has switched timers within the second before",
    async (verb, add) => {
      const entry = add();
      await knownEntry();
      world.pass(SECOND);
      const other = awork.books.start();
      const before = structuredClone(awork.books.entries);
      const wanted = popup(verb, entry.id, verb === "start" ? { purpose: TALK } : {});
      expect(await world.tracker.act(wanted)).toMatchObject({ kind: "changed" });
      expect(world.sent()).toBe(0);
      expect(awork.books.entries).toEqual(before);
      expect(told()?.text).toMatch(/Nothing else was changed|Not started/);
      expect(world.stored.timer?.id).toBe(other.id);
      expectTruth(world, awork);
    },
  );

  it.each<Verb>(["resume", "removeBreaks", "stop", "discard", "start"])(
    "%s is not sent where a cache answers in place of awork",
    async (verb) => {
      const entry = verb === "resume" ? addPaused(awork) : addRunning({ breaks: [closed] });
      await knownEntry();
      world.pass(MINUTE);
      awork.script.always({ method: "GET" }, { aged: 1800 });
      const wanted = popup(verb, entry.id, verb === "start" ? { purpose: TALK } : {});
      const trouble = { kind: "notUnderstood", detail: "age" };
      expect(await world.tracker.act(wanted)).toMatchObject({ kind: "failed", trouble });
      expect(world.sent()).toBe(0);
    },
  );

  it.each<Verb>(["resume", "removeBreaks", "discard"])(
    "%s goes to the entry that was seen, and what is current is read again",
    async (verb) => {
      const entry = verb === "resume" ? addPaused(awork) : addRunning({ breaks: [closed] });
      await knownEntry();
      let id = "";
      awork.script.next(SENT, { meanwhile: () => void (id = awork.books.start().id) });
      await world.tracker.act(popup(verb, entry.id));
      expect(world.stored.timer?.id).toBe(id);
      expectTruth(world, awork);
      expect(awork.books.current()!.id).toBe(id);
    },
  );
});

describe("with an API key, which is nobody", () => {
  beforeEach(() => {
    world.account = { userId: COLLEAGUE_ID, byKey: true };
    world.token = API_KEY_TOKEN;
  });
  const theirs = { userId: COLLEAGUE_ID };
  const open = { start: NOW - MINUTE, end: null };

  it.each<[Verb, Partial<Entry>, string]>([
    ["pause", theirs, "You can only pause your own time trackings"],
    ["keep", { ...theirs, breaks: [open] }, "You can only resume your own time trackings"],
  ])("%s is refused, and why is told", async (verb, given, detail) => {
    const { id } = addRunning(given);
    await knownEntry();
    const outcome = await world.tracker.act(popup(verb, id));
    expect(outcome).toEqual(outcomeOf("failed", { verb, trouble: { kind: "refused", detail } }));
    expect(told()).toMatchObject({ tone: "bad", text: expect.stringContaining(detail) });
    expect(world.stored.trouble).toBeNull();
  });

  it.each<[Verb, Partial<Entry>, Partial<Action>, Outcome["kind"]]>([
    ["resume", { ...theirs, breaks: [open] }, {}, "resumed"],
    ["removeBreaks", { ...theirs, breaks: [closed] }, {}, "breaksRemoved"],
    ["stop", theirs, {}, "stopped"],
    ["discard", theirs, {}, "discarded"],
    ["start", theirs, { purpose: TALK }, "started"],
  ])("%s is done to that person's timer, and to nobody else's", async (verb, given, more, kind) => {
    const mine = addRunning();
    const { id } = addRunning(given);
    await knownEntry();
    expect(world.stored.timer?.id).toBe(id);
    expect(await world.tracker.act(popup(verb, id, more))).toMatchObject({ kind });
    expect(awork.books.find(mine.id)).toMatchObject({ end: null, breaks: [] });
    const known = awork.books.current(COLLEAGUE_ID) ?? awork.books.last(COLLEAGUE_ID);
    expect(world.stored.timer?.id).toBe(known?.id);
  });
});

describe("what changed in awork meanwhile is left alone", () => {
  type Happening = [title: string, happen: (entry: Entry) => unknown];
  const STARTED: Happening = ["another was started", () => awork.books.start()];
  const STOPPED: Happening = ["it was stopped", () => awork.books.stop()];
  const GONE: Happening = ["it was discarded", ({ id }) => awork.books.discard(id)];
  const PAUSED: Happening = ["it was paused", () => awork.books.pause()];
  const RESUMED: Happening = ["it was resumed", () => awork.books.resume()];
  const COMMON = [STARTED, STOPPED, GONE];
  const HAPPENINGS: Record<string, Happening[]> = {
    resume: [...COMMON, RESUMED],
    "keep the break": [...COMMON, RESUMED],
    "remove the breaks": [...COMMON, PAUSED],
    pause: [...COMMON, PAUSED],
    stop: COMMON,
    "stop what is paused": COMMON,
    discard: [STARTED, GONE],
    start: [STARTED],
    switch: COMMON,
    continue: [STARTED],
  };
  const CASES = SCENES.flatMap((scene) =>
    HAPPENINGS[scene.title]!.map(([happening, happen]) => ({ ...scene, happening, happen })),
  );

  it.each(CASES)("$title, when $happening", async ({ add, action, happen }) => {
    const entry = add(awork.books);
    await knownEntry();
    const wanted = action(entry);
    world.pass(MINUTE);
    happen(entry);
    const before = structuredClone(awork.books.entries);
    const outcome = await world.tracker.act(wanted);
    expect(outcome.kind).toMatch(/^(changed|alreadyRunning|alreadyPaused|alreadyStopped)$/);
    expect([world.sent(), world.stored.outcome]).toEqual([0, outcome]);
    expect(awork.books.entries).toEqual(before);
    expectTruth(world, awork);
  });

  it.each<[string, () => string | null, Outcome["kind"], number]>([
    ["by who knows what runs", () => awork.books.current()!.id, "started", 1],
    ["by who thinks that nothing runs", () => null, "changed", 0],
    ["by who thinks that another runs", () => crypto.randomUUID(), "changed", 0],
  ])("a running timer is stopped by a start only %s", async (_title, id, kind, sent) => {
    const { id: before } = addRunning();
    await knownEntry();
    const outcome = await world.tracker.act(popup("start", id(), { purpose: TALK }));
    expect([outcome.kind, world.sent()]).toEqual([kind, sent]);
    expect(awork.books.find(before)!.end === null).toBe(sent === 0);
  });
});

describe("a timer that a later booking hides", () => {
  it.each<Verb>(["pause", "stop", "discard"])("%s: is what it is done to", async (verb) => {
    const entry = addRunning();
    addBooking(awork);
    await knownEntry();
    expect(await world.tracker.act(popup(verb, entry.id))).toMatchObject({ verb, trouble: null });
    expect(world.sent()).toBe(1);
    await world.tracker.poll();
    expectTruth(world, awork);
  });

  it.each([
    ["was stopped", { drop: "after" }, "stopped"],
    ["was not", { drop: true }, "notDone"],
  ] as const)(
    "is known to be stopped or not, though it is not the last entry: it %s",
    async (_title, behaviour, kind) => {
      const entry = addRunning();
      addBooking(awork);
      await knownEntry();
      awork.script.next({ method: "POST" }, behaviour);
      expect(await world.tracker.act(popup("stop", entry.id))).toMatchObject({ kind });
      expect(world.stored.pending).toBeNull();
      expectTruth(world, awork);
    },
  );
});

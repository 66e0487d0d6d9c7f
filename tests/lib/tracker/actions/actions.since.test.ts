import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Action } from "@/lib/tracker/actions/action";
import type { State } from "@/lib/tracker/state";
import { createCaller } from "@/tests/fake-awork/caller";
import type { Entry } from "@/tests/fake-awork/entry";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NOW, wish } from "../states";
import { type Death, type World, createWorld, expectTruth } from "../world";

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  world = createWorld(awork);
});
afterAll(() => awork.close());

const POST = { method: "POST" };
const PUT = { method: "PUT" };
const START = { method: "POST", path: /start$/ };
const STOP = { method: "POST", path: /stop$/ };
const WHENS: Death["when"][] = ["before", "under way", "after"];

const SINCE = NOW - 20 * MINUTE;
const ENDED = { start: NOW - HOUR, end: NOW - 30 * MINUTE };

async function knownEntry(given: Partial<Entry> = ENDED): Promise<Entry> {
  const entry = awork.books.add({ note: "Draft", isBillable: true, ...given });
  await world.tracker.poll();
  awork.journal.clear();
  world.writes.length = 0;
  world.uses.length = 0;
  return entry;
}

const purposeOf = ({ typeOfWork, task, project, isBillable, note }: Entry) => ({
  taskId: task?.id ?? null,
  projectId: project?.id ?? null,
  typeOfWorkId: typeOfWork.id,
  isBillable,
  note: note ?? null,
});
const startSince = (entry: Entry, since = SINCE): Action =>
  wish("start", { asked: true, since, purpose: { ...purposeOf(entry), note: "Call" } });
const count = (what: object) => awork.journal.count(what);
const current = () => awork.books.current();

async function expectQuiet() {
  const sent = world.sent();
  await world.live(5 * MINUTE);
  expect(world.sent()).toBe(sent);
  expect(world.stored).toMatchObject({ pending: null, next: null, trouble: null });
  expect(world.edits).toEqual([]);
  expectTruth(world, awork);
}

describe("a start that is to have been before", () => {
  it("starts now, and then moves the start back: one request each, told as one thing", async () => {
    const entry = await knownEntry();
    const outcome = await world.tracker.act(startSince(entry));
    expect(outcome).toMatchObject({ verb: "start", kind: "started", since: SINCE, goesOn: false });
    expect(current()).toMatchObject({ start: SINCE, note: "Call", end: null });
    expect(world.stored.outcome).toEqual(outcome);
    expect(awork.journal.all().map(({ method }) => method)).toEqual(["GET", "POST", "GET", "PUT"]);
    await expectQuiet();
  });

  it("says that a second entry goes on where it begins when the same ended", async () => {
    const entry = await knownEntry();
    const again = { ...startSince(entry, ENDED.end), purpose: purposeOf(entry) };
    expect(await world.tracker.act(again)).toMatchObject({ kind: "started", goesOn: true });
    expect(current()).toMatchObject({ start: ENDED.end, note: "Draft", isBillable: true });
    expect(entry).toMatchObject(ENDED);
    await expectQuiet();
  });

  it.each<[string, Partial<Entry>]>([
    ["an entry that ended later has come meanwhile", { start: NOW - 25 * MINUTE, end: NOW - 10 * MINUTE }],
    ["a timer was started meanwhile", { start: NOW - 25 * MINUTE }],
  ])("is not sent where %s", async (_title, given) => {
    const entry = await knownEntry();
    awork.books.add(given);
    expect(await world.tracker.act(startSince(entry))).toMatchObject({ verb: "start", kind: "changed" });
    expect(world.sent()).toBe(0);
  });

  it("begins now where its start would be in the future", async () => {
    const entry = await knownEntry();
    await world.tracker.act(startSince(entry, NOW + MINUTE));
    expect([count(POST), count(PUT)]).toEqual([1, 0]);
    await expectQuiet();
  });

  it.each<[string, Behaviour]>([
    ["a connection that ends after the deed", { drop: "after" }],
    ["an answer that is cut off", { truncated: true }],
    ["500 after the deed", { status: 500, acted: true }],
    ["silence after the deed", { hold: "before" }],
  ])("%s, in place of the answer to the start: it is settled by reading", async (_title, behaviour) => {
    const entry = await knownEntry();
    world.impede(POST, behaviour);
    expect(await world.tracker.act(startSince(entry))).toMatchObject({ kind: "started", since: SINCE });
    await world.live(3 * MINUTE);
    expect(current()).toMatchObject({ start: SINCE });
    expect([count(POST), count(PUT)]).toEqual([1, 1]);
    await expectQuiet();
  });

  it.each<[string, Behaviour, number]>([
    ["a connection that ends before the deed", { drop: true }, 2],
    ["a connection that ends after the deed", { drop: "after" }, 1],
    ["503", { status: 503 }, 2],
  ])("%s, in place of the answer to the edit: it is made when awork can be had", async (...given) => {
    const [, behaviour, most] = given;
    const entry = await knownEntry();
    world.impede(PUT, behaviour);
    await world.tracker.act(startSince(entry));
    await world.live(10 * MINUTE);
    expect(current()).toMatchObject({ start: SINCE });
    expect([count(POST), count(PUT)]).toEqual([1, most]);
    await expectQuiet();
  });

  it("leaves no edit where the start was refused", async () => {
    const entry = await knownEntry();
    awork.script.next(POST, { status: 400 });
    expect(await world.tracker.act(startSince(entry))).toMatchObject({ kind: "failed" });
    expect([count(PUT), world.edits]).toEqual([0, []]);
  });

  it.each(WHENS)("a worker that dies %s any step: once started, it begins then", async (when) => {
    const steps = await countSteps(ENDED, startSince);
    for (let use = 1; use <= steps; use++) {
      const entry = await dyingAt({ use, when }, ENDED, startSince);
      const title = `${use} ${when}`;
      expect(count(POST), title).toBeLessThanOrEqual(1);
      if (count(POST)) expect(current(), title).toMatchObject({ start: SINCE, note: "Call" });
      else expect(current(), title).toBeNull();
      expect(entry, title).toMatchObject(ENDED);
      expect(world.stored.pending, title).toBeNull();
      expect(world.edits, title).toEqual([]);
    }
  });
});

describe("a start that follows a stop", () => {
  const RUNS = { start: NOW - HOUR, end: null };
  const END = NOW - 25 * MINUTE;
  const goOn = (entry: Entry, given: Partial<Action> = {}): Action =>
    wish("stop", { id: entry.id, asked: true, end: END, purpose: purposeOf(entry), ...given });

  it("is for the same, with its note and billable", async () => {
    const entry = await knownEntry(RUNS);
    expect(await world.tracker.act(goOn(entry))).toMatchObject({ verb: "start", kind: "started" });
    expect(entry).toMatchObject({ end: END });
    expect(current()).toMatchObject({ note: "Draft", isBillable: true, end: null });
    expect([count(STOP), count(START), count(PUT)]).toEqual([1, 1, 1]);
    expect(world.stored.outcome).toMatchObject({ verb: "start", kind: "started", end: END });
    await expectQuiet();
  });

  it("begins when the first ended, for who switched before", async () => {
    const entry = await knownEntry(RUNS);
    await world.tracker.act(goOn(entry, { since: END, purpose: { ...purposeOf(entry), note: "Other" } }));
    expect(entry).toMatchObject({ end: END });
    expect(current()).toMatchObject({ start: END, note: "Other", end: null });
    expect([count(STOP), count(START), count(PUT)]).toEqual([1, 1, 2]);
    await expectQuiet();
  });

  it("is started where the first has been stopped meanwhile", async () => {
    const entry = await knownEntry(RUNS);
    awork.books.stop();
    expect(await world.tracker.act(goOn(entry))).toMatchObject({ verb: "start", kind: "started" });
    expect([count(STOP), count(START)]).toEqual([0, 1]);
    expect(entry).toMatchObject({ end: END });
    await expectQuiet();
  });

  it("is not started where another runs meanwhile: that is told", async () => {
    const entry = await knownEntry(RUNS);
    const other = awork.books.start();
    expect(await world.tracker.act(goOn(entry))).toMatchObject({ verb: "start", kind: "changed" });
    await world.live(5 * MINUTE);
    expect(current()?.id).toBe(other.id);
    expect(world.stored.next).toBeNull();
  });

  it("is dropped for another action of the person", async () => {
    const entry = await knownEntry(RUNS);
    // The second state that is stored says that the stop is settled.
    world.death = { use: "state.set", nth: 2, when: "after" };
    void world.tracker.act(goOn(entry)).catch(() => undefined);
    await world.killed();
    world.death = null;
    world.start();
    await world.tracker.act(wish("start", { asked: true, purpose: { ...purposeOf(entry), note: "Mine" } }));
    await world.live(10 * MINUTE);
    expect(count(START)).toBe(1);
    expect(current()).toMatchObject({ note: "Mine" });
  });

  it("is started as of then by the next worker, and told as not started long after", async () => {
    for (const [later, starts] of [
      [MINUTE, 1],
      [10 * MINUTE, 0],
    ] as const) {
      world = createWorld(awork);
      const entry = await knownEntry(RUNS);
      // The second state that is stored says that the stop is settled.
      world.death = { use: "state.set", nth: 2, when: "after" };
      void world.tracker.act(goOn(entry)).catch(() => undefined);
      await world.killed();
      world.death = null;
      expect(world.stored.next).toMatchObject({ at: NOW });
      world.pass(later);
      world.start();
      await world.tracker.tick();
      expect(count(START)).toBe(starts);
      if (starts) expect(current()).toMatchObject({ start: NOW, note: "Draft" });
      await world.live(5 * MINUTE);
      expect(count(START)).toBe(starts);
      expect([world.stored.next, world.edits]).toEqual([null, []]);
    }
  });

  it.each(WHENS)(
    "a worker that dies %s any step: it is started once, or it is said that it was not",
    async (when) => {
      const steps = await countSteps(RUNS, goOn);
      for (let use = 1; use <= steps; use++) {
        const entry = await dyingAt({ use, when }, RUNS, goOn);
        const title = `${use} ${when}`;
        expect(count(STOP), title).toBeLessThanOrEqual(1);
        expect(count(START), title).toBeLessThanOrEqual(count(STOP));
        expect(entry.end, title).toBe(count(STOP) ? END : null);
        if (count(STOP) && !count(START)) expect(world.writes.some(isNotStarted), title).toBe(true);
        else expect(current(), title).toMatchObject({ note: "Draft", end: null });
        if (current()) expect(current()!.start! - NOW, title).toBeLessThan(5 * SECOND);
        expect([world.stored.pending, world.stored.next], title).toEqual([null, null]);
        expect(world.edits, title).toEqual([]);
      }
    },
  );
});

const isNotStarted = ({ outcome }: State) => outcome?.verb === "start" && outcome.kind === "notDone";

async function countSteps(given: Partial<Entry>, action: (entry: Entry) => Action): Promise<number> {
  const entry = await knownEntry(given);
  await world.tracker.act(action(entry));
  expect(world.uses.length).toBeGreaterThan(20);
  return world.uses.length;
}

/** The entry, ten minutes after a worker died over the action and another took its place. */
async function dyingAt(
  death: Death,
  given: Partial<Entry>,
  action: (entry: Entry) => Action,
): Promise<Entry> {
  world = createWorld(awork);
  const entry = await knownEntry(given);
  world.death = death;
  void world.tracker.act(action(entry)).catch(() => undefined);
  await world.killed();
  world.death = null;
  // What was sent arrives.
  await createCaller(awork)("GET /me");
  world.start();
  await world.tracker.tick();
  await world.live(10 * MINUTE);
  return entry;
}

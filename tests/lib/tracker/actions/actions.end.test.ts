import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Action } from "@/lib/tracker/actions/action";
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

/** When the entry is to have ended. */
const END = NOW - 25 * MINUTE;
const REST = { start: NOW - 40 * MINUTE, end: NOW - 30 * MINUTE };
const PUT = { method: "PUT" };
const POST = { method: "POST" };

async function knownEntry(given: Partial<Entry> = {}): Promise<Entry> {
  const entry = awork.books.add({ start: NOW - HOUR, note: "Draft", breaks: [{ ...REST }], ...given });
  await world.tracker.poll();
  awork.journal.clear();
  world.writes.length = 0;
  world.uses.length = 0;
  return entry;
}

const stopAt = ({ id }: Pick<Entry, "id">, end = END): Action => wish("stop", { id, asked: true, end });
const puts = () => awork.journal.count(PUT);

/** It has ended then, its breaks are as they were, and nothing else of it is touched. */
function expectEnded(entry: Entry) {
  expect(entry).toMatchObject({
    start: NOW - HOUR,
    end: END,
    duration: END - (NOW - HOUR) - 10 * MINUTE,
    note: "Draft",
    breaks: [REST],
  });
}

async function expectQuiet() {
  const sent = world.sent();
  await world.live(5 * MINUTE);
  expect(world.sent()).toBe(sent);
  expect(world.stored).toMatchObject({ pending: null, trouble: null });
  expect(world.edits).toEqual([]);
  expectTruth(world, awork);
}

describe("an entry that has been stopped since", () => {
  it.each<[string, (entry: Entry) => unknown]>([
    ["by a switch to another task", () => awork.books.start()],
    ["by a stop", () => awork.books.stop()],
    ["by a switch, and that one paused", () => (awork.books.start(), awork.books.pause())],
  ])("%s: its end is set back, and nothing else is stopped", async (_title, change) => {
    const entry = await knownEntry();
    world.pass(MINUTE);
    change(entry);
    const current = awork.books.current()?.id;
    await world.tracker.poll();
    awork.journal.clear();
    const outcome = await world.tracker.act(stopAt(entry));
    expect(outcome).toMatchObject({ verb: "stop", kind: "stopped", end: END });
    expectEnded(entry);
    expect([awork.journal.count(POST), puts(), awork.books.current()?.id]).toEqual([0, 1, current]);
    await expectQuiet();
  });

  it.each<[string, (entry: Entry) => unknown, string]>([
    ["it is gone", ({ id }) => awork.books.discard(id), "changed"],
    ["it ended before", ({ id }) => awork.books.edit(id, { end: NOW - 28 * MINUTE }), "wrongEnd"],
    [
      "it was paused since",
      ({ id }) => awork.books.change(id, { breaks: [{ start: NOW - 20 * MINUTE, end: NOW - 10 * MINUTE }] }),
      "wrongEnd",
    ],
  ])("is left as it is where %s", async (_title, change, kind) => {
    const entry = await knownEntry();
    awork.books.stop();
    change(entry);
    awork.books.start();
    await world.tracker.poll();
    expect(await world.tracker.act(stopAt(entry))).toMatchObject({ kind, end: END });
    expect([puts(), world.edits]).toEqual([0, []]);
  });

  it("waits where awork can't be had, and nothing is kept that the person did not see kept", async () => {
    const entry = await knownEntry();
    awork.books.start();
    await world.tracker.poll();
    awork.script.next({ path: new RegExp(entry.id) }, { drop: true });
    expect(await world.tracker.act(stopAt(entry))).toMatchObject({ kind: "failed" });
    expect([puts(), world.edits]).toEqual([0, []]);
  });
});

describe("a stop that is to be followed by a start", () => {
  const again = (entry: Entry): Action => ({
    ...stopAt(entry),
    purpose: {
      taskId: null,
      projectId: null,
      typeOfWorkId: entry.typeOfWork.id,
      isBillable: null,
      note: "Draft",
    },
  });

  it("ends the entry then, and starts another for the same now", async () => {
    const entry = await knownEntry();
    expect(await world.tracker.act(again(entry))).toMatchObject({ verb: "start", kind: "started" });
    expectEnded(entry);
    expect(awork.books.current()).toMatchObject({ note: "Draft", end: null });
    expect(awork.books.entries).toHaveLength(2);
    await expectQuiet();
  });

  it("starts nothing where the stop was refused", async () => {
    const entry = await knownEntry();
    awork.script.next(POST, { status: 400 });
    expect(await world.tracker.act(again(entry))).toMatchObject({ verb: "stop", kind: "failed" });
    expect(awork.journal.count(POST)).toBe(1);
    expect(awork.books.current()?.id).toBe(entry.id);
  });
});

describe("a stop that is to have been before", () => {
  it("ends the entry now, and then sets its end back: one request each", async () => {
    const entry = await knownEntry();
    const outcome = await world.tracker.act(stopAt(entry));
    expect(outcome).toMatchObject({ verb: "stop", kind: "stopped", end: END });
    expectEnded(entry);
    expect(world.stored.outcome).toMatchObject({ verb: "stop", kind: "stopped", end: END });
    expect(awork.journal.all().map(({ method }) => method)).toEqual(["GET", "POST", "GET", "PUT"]);
    expectTruth(world, awork);
    await expectQuiet();
  });

  it("is kept as an edit before the action is forgotten", async () => {
    const entry = await knownEntry();
    let kept = 0;
    world.beforeWrite = ({ pending, outcome }) => {
      if (!pending && outcome?.kind === "stopped" && kept === 0) kept = world.edits.length;
    };
    await world.tracker.act(stopAt(entry));
    expect(kept).toBe(1);
  });

  it("is not forgotten where the edit can't be kept", async () => {
    const entry = await knownEntry();
    world.onKept = () => {
      world.onKept = () => {};
      world.edits = [];
      throw new Error("The disk is full");
    };
    await expect(world.tracker.act(stopAt(entry))).rejects.toThrow("full");
    expect(world.stored.pending).toMatchObject({ verb: "stop", end: END });
    await world.live(5 * MINUTE);
    expectEnded(entry);
    expect(awork.journal.count(POST)).toBe(1);
  });

  it.each<[string, Partial<Entry>, number]>([
    ["before the start", {}, NOW - HOUR],
    ["in the future", {}, NOW + SECOND],
    ["in a break", {}, NOW - 35 * MINUTE],
    ["before a break", {}, NOW - 45 * MINUTE],
    ["of one that is paused since", { breaks: [{ start: NOW - 10 * MINUTE, end: null }] }, END],
    ["of one that was paused before", { breaks: [{ start: NOW - 30 * MINUTE, end: null }] }, END],
  ])("is refused, and nothing is sent: %s", async (_title, given, end) => {
    const entry = await knownEntry(given);
    const outcome = await world.tracker.act(stopAt(entry, end));
    expect(outcome).toMatchObject({ kind: "wrongEnd", end });
    expect(world.sent()).toBe(0);
    expect(awork.books.current()?.id).toBe(entry.id);
  });

  it.each<[string, Behaviour]>([
    ["a connection that ends after the deed", { drop: "after" }],
    ["an answer that is cut off", { truncated: true }],
    ["500 after the deed", { status: 500, acted: true }],
    ["silence after the deed", { hold: "before" }],
  ])("%s, in place of the answer to the stop: it is settled by reading", async (_title, behaviour) => {
    const entry = await knownEntry();
    world.impede(POST, behaviour);
    const outcome = await world.tracker.act(stopAt(entry));
    expect(outcome).toMatchObject({ kind: "stopped", end: END });
    await world.live(3 * MINUTE);
    expectEnded(entry);
    expect([awork.journal.count(POST), puts()]).toEqual([1, 1]);
    await expectQuiet();
  });

  it.each<[string, Behaviour, number]>([
    ["a connection that ends before the deed", { drop: true }, 2],
    ["a connection that ends after the deed", { drop: "after" }, 1],
    ["silence", { silent: true }, 2],
    ["503", { status: 503 }, 2],
    ["429", { status: 429, headers: { "retry-after": "20" } }, 2],
  ])("%s, in place of the answer to the edit: it is made when awork can be had", async (...given) => {
    const [, behaviour, most] = given;
    const entry = await knownEntry();
    world.impede(PUT, behaviour);
    await world.tracker.act(stopAt(entry));
    await world.live(10 * MINUTE);
    expectEnded(entry);
    expect(awork.journal.count(POST)).toBe(1);
    expect(puts()).toBe(most);
    await expectQuiet();
  });

  it("is told with awork's reason where awork refuses the end", async () => {
    const entry = await knownEntry();
    awork.script.next(PUT, { status: 400 });
    await world.tracker.act(stopAt(entry));
    expect(world.stored.outcome).toMatchObject({ verb: "edit", kind: "failed", end: END });
    expect(world.edits).toMatchObject([{ field: "end", to: END, fault: { isFinal: true } }]);
    expect(entry.end).toBeGreaterThanOrEqual(NOW);
  });

  it("was not made, and is forgotten, where the stop never reached awork", async () => {
    const entry = await knownEntry();
    world.impede(POST, { drop: true });
    expect(await world.tracker.act(stopAt(entry))).toMatchObject({ kind: "notDone" });
    world.pass(10 * MINUTE);
    awork.books.stop();
    await world.live(5 * MINUTE);
    expect(entry.end).toBeGreaterThanOrEqual(NOW + 10 * MINUTE);
    expect(puts()).toBe(0);
    await expectQuiet();
  });

  it.each([
    ["a stop that came later from elsewhere", 0],
    ["where the clock was set back since, as nobody can tell then", -DAY],
  ])("does not go to %s", async (_title, set) => {
    const entry = await knownEntry();
    const lost = awork.script.next(POST, { silent: true });
    // The first one reads.
    world.death = { use: "fetch", nth: 2, when: "under way" };
    void world.tracker.act(stopAt(entry));
    await Promise.all([lost.arrived, world.killed()]);
    world.death = null;
    world.pass(10 * MINUTE);
    awork.books.stop();
    world.wall += set;
    world.start();
    await world.tracker.poll();
    await world.live(5 * MINUTE);
    expect(entry.end).toBeGreaterThanOrEqual(NOW + 10 * MINUTE);
    expect(puts()).toBe(0);
    expect(world.edits).toEqual([]);
  });

  it("does not go to another entry that awork has stopped in its place", async () => {
    const entry = await knownEntry();
    const held = awork.script.next(POST, { hold: "after" });
    const done = world.tracker.act(stopAt(entry));
    await held.arrived;
    awork.books.stop();
    const other = awork.books.add({ start: NOW - 30 * MINUTE, note: "Another" });
    held.release();
    await done;
    await world.live(5 * MINUTE);
    expect(other.end).not.toBe(END);
    expect(puts()).toBe(0);
    expect(world.edits).toEqual([]);
  });

  it("is not set back where somebody has changed the end meanwhile", async () => {
    const entry = await knownEntry();
    world.impede(PUT, { drop: true });
    await world.tracker.act(stopAt(entry));
    awork.books.change(entry.id, { end: NOW - 5 * MINUTE });
    await world.live(5 * MINUTE);
    expect(entry.end).toBe(NOW - 5 * MINUTE);
    expect(world.edits).toMatchObject([{ field: "end", to: END, fault: { why: null, isFinal: true } }]);
  });
});

describe("a worker that dies over a stop that is to have been before", () => {
  const WHENS: Death["when"][] = ["before", "under way", "after"];

  it.each(WHENS)(
    "%s any step: once stopped, the entry has ended then; nothing is sent twice",
    async (when) => {
      const steps = await countSteps();
      expect(steps).toBeGreaterThan(20);
      for (let use = 1; use <= steps; use++) {
        world = createWorld(awork);
        const entry = await knownEntry();
        world.death = { use, when };
        void world.tracker.act(stopAt(entry)).catch(() => undefined);
        await world.killed();
        world.death = null;
        // What was sent arrives.
        await createCaller(awork)("GET /me");
        world.start();
        await world.tracker.tick();
        await world.live(10 * MINUTE);
        const title = `${use} ${when}`;
        expect(awork.journal.count(POST), title).toBeLessThanOrEqual(1);
        if (awork.journal.count(POST)) expectEnded(entry);
        else expect(entry.end, title).toBeNull();
        expect(puts(), title).toBeLessThanOrEqual(2);
        expect(world.stored.pending, title).toBeNull();
        expect(world.edits, title).toEqual([]);
      }
    },
  );

  async function countSteps(): Promise<number> {
    const entry = await knownEntry();
    await world.tracker.act(stopAt(entry));
    return world.uses.length;
  }
});

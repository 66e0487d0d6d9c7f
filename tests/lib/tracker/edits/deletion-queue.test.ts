import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { UNDO } from "@/lib/tracker/edits/deletions";
import type { Entry } from "@/tests/fake-awork/entry";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NOW } from "../states";
import { type World, createWorld, expectTruth } from "../world";

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  world = createWorld(awork);
});
afterAll(() => awork.close());

const DELETE = { method: "DELETE" };

async function deleted(given: Partial<Entry> = {}): Promise<Entry> {
  const entry = awork.books.add({ start: NOW - 5 * HOUR, end: NOW - 4 * HOUR, duration: HOUR, ...given });
  await world.tracker.refresh();
  awork.journal.clear();
  await world.tracker.remove({ id: entry.id, name: "Design" });
  return entry;
}
const isThere = ({ id }: Entry) => awork.books.find(id) !== null;
const faults = () => world.deletions.map(({ fault }) => fault?.why?.kind);

describe("a deletion", () => {
  it("is stored, and asks nothing of awork for ten seconds", async () => {
    const entry = await deleted();
    world.pass(UNDO - SECOND);
    await world.tracker.saveRemovals(false);
    expect([isThere(entry), world.deletions.length, awork.journal.all()]).toEqual([true, 1, []]);
  });

  it("can be undone until then, and nothing is sent", async () => {
    const entry = await deleted();
    expect(await world.tracker.undoRemove(entry.id)).toBe(true);
    world.pass(UNDO);
    await world.tracker.saveRemovals(false);
    expect([isThere(entry), world.deletions]).toEqual([true, []]);
    expect(awork.journal.count(DELETE)).toBe(0);
  });

  it.each<[string, (world: World) => Promise<unknown>]>([
    ["after ten seconds", (world) => (world.pass(UNDO), world.tracker.saveRemovals(false))],
    ["at once when nobody is there to undo it", (world) => world.tracker.saveRemovals(true)],
    ["by the next worker, when this one has died", (world) => (world.pass(MINUTE), world.start().tick())],
    ["when the clock was set back", (world) => ((world.wall -= HOUR), world.tracker.saveRemovals(false))],
  ])("is sent once, %s, and the list has the entry no more", async (_title, happen) => {
    awork.books.add({ start: NOW - HOUR });
    const entry = await deleted();
    await happen(world);
    expect([isThere(entry), world.deletions, awork.journal.count(DELETE)]).toEqual([false, [], 1]);
    expect(world.days.timers.map(({ id }) => id)).not.toContain(entry.id);
    expect(world.stored.outcome).toMatchObject({ verb: "delete", kind: "deleted" });
    expect(await world.tracker.undoRemove(entry.id)).toBe(false);
  });

  it("of the last entry makes another the last", async () => {
    awork.books.add({ start: NOW - 8 * HOUR, end: NOW - 7 * HOUR, duration: HOUR });
    await deleted();
    await world.tracker.saveRemovals(true);
    expectTruth(world, awork);
  });

  it("of what is gone already is done", async () => {
    const entry = await deleted();
    awork.books.discard(entry.id);
    await world.tracker.saveRemovals(true);
    expect([world.deletions, world.stored.outcome?.kind]).toEqual([[], "deleted"]);
  });

  it("whose answer was lost is sent again, and settled by what awork says then", async () => {
    const entry = await deleted();
    awork.script.next(DELETE, { drop: "after" });
    await world.tracker.saveRemovals(true);
    expect(faults()).toEqual(["unreachable"]);
    await world.live(5 * MINUTE);
    expect([isThere(entry), world.deletions]).toEqual([false, []]);
  });

  it("that awork refuses is kept, with its words, and holds up no other", async () => {
    const entry = await deleted();
    const other = await deleted({ start: NOW - 3 * HOUR, end: NOW - 2 * HOUR });
    const body = { code: "invalid-operation", description: "It is billed." };
    awork.script.next({ ...DELETE, path: `/timeentries/${entry.id}` }, { status: 400, body });
    await world.tracker.saveRemovals(true);
    expect([isThere(entry), isThere(other)]).toEqual([true, false]);
    expect(world.deletions).toMatchObject([
      { id: entry.id, fault: { isFinal: true, why: { detail: "It is billed." } } },
    ]);
    await world.live(HOUR);
    expect(awork.journal.count(DELETE)).toBe(2);
  });

  it("is forgotten with the sign-out", async () => {
    const entry = await deleted();
    await world.tracker.reset();
    await world.tracker.saveRemovals(true);
    expect([isThere(entry), world.deletions]).toEqual([true, []]);
  });

  it.each(["before", "under way", "after"] as const)(
    "survives a worker that dies %s its DELETE: nothing is lost",
    async (when) => {
      const entry = await deleted();
      world.death = { use: "fetch", when };
      await Promise.race([world.tracker.saveRemovals(true), world.killed()]);
      world.death = null;
      world.start();
      await world.live(5 * MINUTE);
      expect([isThere(entry), world.deletions]).toEqual([false, []]);
    },
  );
});

describe("undoing a deletion", () => {
  it("waits for nothing that is asked of awork, since the deletion could be sent after that", async () => {
    const entry = await deleted();
    const LAST = { path: "/me/timeentries/last" };
    const { arrived, release } = awork.script.next(LAST, { hold: true });
    const polled = world.tracker.poll();
    await arrived;
    const writes = world.writes.length;
    const isUndone = await world.tracker.undoRemove(entry.id);
    expect([isUndone, world.writes.length]).toEqual([true, writes]);
    release();
    await polled;
    await world.tracker.saveRemovals(true);
    expect([isThere(entry), world.deletions]).toEqual([true, []]);
  });

  it("just as it is sent: either it is undone, or it is deleted", async () => {
    const entry = await deleted();
    const sent = world.tracker.saveRemovals(true);
    const isUndone = await world.tracker.undoRemove(entry.id);
    await sent;
    expect([isThere(entry), world.deletions]).toEqual([isUndone, []]);
  });
});

it("that awork may have done can't be undone any more", async () => {
  const entry = await deleted();
  awork.script.next(DELETE, { drop: "after" });
  await world.tracker.saveRemovals(true);
  expect(await world.tracker.undoRemove(entry.id)).toBe(false);
  await world.live(5 * MINUTE);
  expect([isThere(entry), world.deletions]).toEqual([false, []]);
});

it("that awork refused can be let go", async () => {
  const entry = await deleted();
  awork.script.next(DELETE, { status: 400 });
  await world.tracker.saveRemovals(true);
  expect([await world.tracker.undoRemove(entry.id), world.deletions, isThere(entry)]).toEqual([
    true,
    [],
    true,
  ]);
});

it("that awork refused can be sent again", async () => {
  const entry = await deleted();
  awork.script.next(DELETE, { status: 400 });
  await world.tracker.saveRemovals(true);
  await world.tracker.retryRemove(entry.id);
  expect([world.deletions, isThere(entry), awork.journal.count(DELETE)]).toEqual([[], false, 2]);
});

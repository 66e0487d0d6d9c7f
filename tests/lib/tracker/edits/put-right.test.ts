import * as fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { isWaiting } from "@/lib/tracker/edits/edits";
import { TASKS } from "@/tests/fake-awork/catalogue";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NOW } from "../states";
import { createWorld, expectDays, expectTruth } from "../world";
import { anySteps, baseOf, play } from "./put-right";

const RUNS = process.env.FULL ? 2000 : 300;

/** The same sequences each time, as in `stress.ts`. */
const seed = process.env.AWORK_TIMER_SEED ?? "1115";

let awork: FakeAwork;
/** Every note that awork was brought by a PUT, and by a POST with how often. */
let edited: Set<string | null | undefined>;
let booked: Map<string | null, number>;

beforeAll(async () => {
  awork = await startFakeAwork();
  const { edit, book } = awork.books;
  awork.books.edit = (id, changes) => {
    const entry = edit(id, changes);
    edited.add(changes.note);
    return entry;
  };
  awork.books.book = (userId, given) => {
    const entry = book(userId, given);
    booked.set(entry.note, (booked.get(entry.note) ?? 0) + 1);
    return entry;
  };
});
afterAll(() => awork.close());

function addEntries() {
  const { books } = awork;
  for (const hours of [3, 5, 26, 28, 50]) {
    const start = NOW - hours * HOUR;
    const breaks = hours % 2 ? [{ start: start + 10 * MINUTE, end: start + 20 * MINUTE }] : [];
    const duration = HOUR - breaks.length * 10 * MINUTE;
    books.add({ start, end: start + HOUR, duration, breaks, task: TASKS[hours % 3]!, note: `Day ${hours}` });
  }
  books.add({ start: null, day: "2026-08-25", duration: HOUR, byHand: true, note: "By hand" });
  books.add({ start: NOW - 10 * MINUTE });
}

it("days that are put right here and elsewhere, offline and with lost answers: nothing is lost or done twice", async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, async (steps) => {
      const world = createWorld(awork);
      edited = new Set();
      booked = new Map();
      addEntries();
      await world.tracker.refresh();
      const played = await play(world, awork, steps);

      // Quiet: time goes by, and awork can be reached.
      for (let hours = 0; hours < 2; hours += 1) {
        world.pass(HOUR);
        await world.tracker.tick();
        await world.live(5 * MINUTE);
      }
      expect(world.stored).toMatchObject({ pending: null, trouble: null, backoff: null });
      expect(world.edits.filter(isWaiting)).toEqual([]);
      expect(world.additions.filter(isWaiting)).toEqual([]);
      expect(world.deletions.filter(isWaiting)).toEqual([]);

      // Nothing was added twice, and what was added is in the books, or kept for the person to decide.
      const isKept = (note: string | null) =>
        world.edits.some((each) => each.to === note) ||
        world.additions.some(({ entry }) => entry.note === note);
      for (const id of played.added) {
        const times = [...booked].filter(([note]) => baseOf(note) === id).map(([, count]) => count);
        const isLeft = world.additions.some((each) => each.id === id) || played.letGo.has(id);
        const isThere = isLeft || (times.length === 0 && played.removed.has(id));
        expect([id, times, isThere]).toEqual([id, isThere ? [] : [1], isThere]);
        // What it was put right to last is in awork, or kept.
        const last = played.edits.findLast(
          ({ field, to }) => field === "note" && baseOf(`${to as string}`) === id,
        )?.to;
        if (last === undefined || played.letGo.has(id) || played.removed.has(id)) continue;
        const note = last as string;
        const isBrought = booked.has(note) || edited.has(note) || isKept(note) || played.letGo.has(note);
        expect([note, isBrought]).toEqual([note, true]);
      }
      // What was typed was brought to awork, or is kept.
      for (const { id, field, to } of played.edits) {
        if (field !== "note" || baseOf(to) !== to) continue;
        const isWaitingFor = world.edits.some((each) => each.id === id && each.to === to);
        expect([to, edited.has(to) || isWaitingFor || played.letGo.has(to)]).toEqual([to, true]);
      }
      // What was deleted is gone, or its deletion was refused and is kept; what was undone is there.
      for (const id of played.removed) {
        const aworkId = world.added.find((each) => each.id === id)?.aworkId ?? id;
        const isRefused = world.deletions.some((each) => each.id === aworkId);
        expect([id, awork.books.find(aworkId) === null || isRefused]).toEqual([id, true]);
      }
      for (const id of played.undone)
        expect([id, awork.books.find(id) !== null || played.elsewhere.has(id)]).toEqual([id, true]);

      expectTruth(world, awork);
      await world.tracker.refresh();
      expectDays(world, awork);
    }),
    { numRuns: RUNS, ...(seed !== "any" && { seed: Number(seed) }) },
  );
}, 600_000);

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { purposeOf } from "@/lib/timer/start/choice";
import type { Action } from "@/lib/tracker/actions/action";
import { createCaller } from "@/tests/fake-awork/caller";
import type { Entry } from "@/tests/fake-awork/entry";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NOTE_REQUIRED, NOW, wish } from "../states";
import { type Death, type World, createWorld, expectTruth } from "../world";

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => void start());
afterAll(() => awork.close());

const PUT = { method: "PUT" };
const STOP = { method: "POST", path: /stop$/ };
const BREAK = { start: NOW - 10 * MINUTE, end: null };

function start(): void {
  world = createWorld(awork);
  world.rules = NOTE_REQUIRED;
}

async function knownEntry(given: Partial<Entry> = {}): Promise<Entry> {
  const entry = awork.books.add({ start: NOW - HOUR, note: null, ...given });
  await world.tracker.poll();
  awork.journal.clear();
  world.uses.length = 0;
  return entry;
}

const press = () => world.tracker.act(wish("stop"));
const stopNoted = ({ id }: Entry, end: number | undefined = NOW): Action =>
  wish("stop", { id, asked: true, note: "Draft", end });
const methods = () => awork.journal.all(({ method }) => method !== "GET").map(({ method }) => method);

describe("a stop where the company requires a note", () => {
  it("asks for it, and keeps when the press was", async () => {
    const { id } = await knownEntry();
    expect(await press()).toMatchObject({ verb: "stop", kind: "ask" });
    expect(world.stored.question).toEqual({ about: "note", verb: "stop", id, at: NOW });
    expect(world.sent()).toBe(0);
  });

  it("asks for one of a paused timer, whose end costs no time", async () => {
    const { id } = await knownEntry({ breaks: [BREAK] });
    await press();
    expect(world.stored.question).toEqual({ about: "note", verb: "stop", id });
  });

  it("keeps the end that was chosen", async () => {
    const { id } = await knownEntry();
    await world.tracker.act(wish("stop", { id, asked: true, end: NOW - 25 * MINUTE }));
    expect(world.stored.question).toMatchObject({ about: "note", at: NOW - 25 * MINUTE });
  });

  it("asks for it before what follows it is started, and then does both", async () => {
    awork.books.settings.descriptionRequired = true;
    const entry = await knownEntry();
    const purpose = purposeOf(world.stored.timer!);
    const [end, since] = [NOW - 25 * MINUTE, NOW - 5 * MINUTE];
    const wanted = wish("stop", { id: entry.id, asked: true, purpose, end, since });
    expect(await world.tracker.act(wanted)).toMatchObject({ verb: "stop", kind: "ask" });
    expect(world.stored.question).toEqual({
      about: "note",
      verb: "stop",
      id: entry.id,
      at: end,
      purpose,
      since,
    });
    expect(world.sent()).toBe(0);

    expect(await world.tracker.act({ ...wanted, note: "Draft" })).toMatchObject({ kind: "started", since });
    await world.live(5 * MINUTE);
    expect(entry).toMatchObject({ note: "Draft", end });
    expect(awork.books.current()).toMatchObject({ task: entry.task, start: since });
    expect(world.stored).toMatchObject({ pending: null, next: null, question: null, trouble: null });
    expect(world.edits).toEqual([]);
    expectTruth(world, awork);
  });

  it("is sent at once where there is a note", async () => {
    await knownEntry({ note: "Draft" });
    expect(await press()).toMatchObject({ kind: "stopped" });
    expect(methods()).toEqual(["POST"]);
  });

  it("saves the note, stops, and then sets the end to when the press was", async () => {
    const entry = await knownEntry();
    await press();
    world.pass(40 * SECOND);
    const outcome = await world.tracker.act(stopNoted(entry));
    expect(outcome).toMatchObject({ verb: "stop", kind: "stopped", end: NOW });
    expect(methods()).toEqual(["PUT", "POST", "PUT"]);
    expect(entry).toMatchObject({ note: "Draft", end: NOW, duration: HOUR });
    await world.live(5 * MINUTE);
    expect(world.stored).toMatchObject({ pending: null, next: null, question: null, trouble: null });
    expect(world.edits).toEqual([]);
    expectTruth(world, awork);
  });

  it("saves the note of a paused timer and stops it", async () => {
    const entry = await knownEntry({ breaks: [BREAK] });
    await world.tracker.act(wish("stop", { id: entry.id, asked: true, note: "Draft" }));
    expect(methods()).toEqual(["PUT", "POST"]);
    expect(entry.note).toBe("Draft");
    expect(entry.end).not.toBeNull();
  });

  it.each<[string, Behaviour]>([
    ["refuses it", { status: 400 }],
    ["can't be had", { drop: true }],
  ])("stops nothing where awork %s: the note is kept, and it is told", async (_title, behaviour) => {
    const entry = await knownEntry();
    awork.script.next(PUT, behaviour);
    expect(await world.tracker.act(stopNoted(entry))).toMatchObject({ verb: "stop", kind: "failed" });
    expect(world.edits).toMatchObject([{ field: "note", to: "Draft" }]);
    await world.live(10 * MINUTE);
    expect([awork.journal.count(STOP), entry.end, world.stored.next]).toEqual([0, null, null]);
  });

  it("is not for another timer", async () => {
    const entry = await knownEntry();
    awork.books.start();
    await world.tracker.poll();
    expect(await world.tracker.act(stopNoted(entry))).toMatchObject({ kind: "changed" });
    expect([world.sent(), world.edits]).toEqual([0, []]);
  });
});

describe("a worker that dies over a stop with a note", () => {
  it.each<Death["when"]>(["before", "under way", "after"])(
    "%s any step: the next one stops it with its note, or says that it didn't",
    async (when) => {
      const first = await knownEntry();
      await world.tracker.act(stopNoted(first));
      const steps = world.uses.length;
      expect(steps).toBeGreaterThan(20);
      for (let use = 1; use <= steps; use++) {
        start();
        const entry = await knownEntry();
        world.death = { use, when };
        void world.tracker.act(stopNoted(entry)).catch(() => undefined);
        await world.killed();
        world.death = null;
        // What was sent arrives.
        await createCaller(awork)("GET /me");
        world.pass(30 * SECOND);
        world.start();
        await world.tracker.tick();
        await world.live(10 * MINUTE);
        const title = `${use} ${when}`;
        const isTold = world.writes.some(
          ({ outcome }) => outcome?.verb === "stop" && ["failed", "notDone"].includes(outcome.kind),
        );
        expect(awork.journal.count(STOP), title).toBeLessThanOrEqual(1);
        if (entry.end !== null)
          expect([entry.note, Math.floor(entry.end / SECOND) * SECOND], title).toEqual(["Draft", NOW]);
        // Before anything was stored there is nothing to go on with.
        else expect(isTold || world.writes.every(({ next }) => !next), title).toBe(true);
        expect([world.stored.pending, world.stored.next], title).toEqual([null, null]);
        expect(world.edits, title).toEqual([]);
      }
    },
  );
});

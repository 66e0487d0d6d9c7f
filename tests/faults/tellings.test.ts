import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "../fake-awork/caller.ts";
import type { Behaviour } from "../fake-awork/script.ts";
import { startFakeAwork, type FakeAwork } from "../fake-awork/server.ts";
import { type Tellings, createTellings } from "./tellings.ts";

const MINUTE = 60_000;
const LAST = "GET /me/timeentries/last";
const PAUSE = "POST /me/timetracking/pause";

let awork: FakeAwork;
let call: ReturnType<typeof createCaller>;
let tellings: Tellings;
beforeAll(async () => {
  awork = await startFakeAwork();
  call = createCaller(awork);
});
beforeEach(() => {
  tellings?.leave();
  awork.books.clear();
  awork.script.clear();
  tellings = createTellings(awork);
});
afterAll(() => awork.close());

/** Asks, and waits until the fake knows what came of it. */
async function ask(line: string) {
  const over = Promise.withResolvers<void>();
  const leave = awork.journal.follow({ acted: () => undefined, ended: () => over.resolve() });
  await call(line).catch(() => null);
  await over.promise;
  leave();
}

const possible = () => tellings.possible("popup").map(({ entry }) => entry?.breaks.length ?? null);

describe("what awork has told", () => {
  it("is the last answer about what is current, as the books were then", async () => {
    awork.books.start();
    await ask(LAST);
    awork.books.pause();
    expect(possible()).toEqual([0]);
    await ask(LAST);
    expect(possible()).toEqual([1]);
  });

  it.each([
    ["a verb", () => awork.books.start(), PAUSE, 1],
    ["that there is nothing", () => {}, LAST, null],
  ])("is %s", async (_, prepare, line, expected) => {
    prepare();
    await ask(line);
    expect(possible()).toEqual([expected]);
  });

  it.each<[string, Behaviour]>([
    ["a refusal", { status: 500 }],
    ["half a JSON", { malformed: true }],
    ["a web page", { html: true }],
    ["an answer that breaks off", { truncated: true }],
    ["an answer that never comes, though awork acted", { drop: "after" }],
  ])("is not %s", async (_, behaviour) => {
    awork.books.start();
    await ask(LAST);
    awork.script.next({}, behaviour);
    await ask(PAUSE);
    expect(possible()).toEqual([0]);
  });

  it("is as old as its deed, however late it comes", async () => {
    awork.books.start();
    const held = awork.script.next({}, { hold: "before" });
    const asking = ask(LAST);
    await held.arrived;
    awork.books.pause();
    held.release();
    await asking;
    expect(possible()).toEqual([0]);
  });

  it("is the newest deed, though an older answer comes after its answer", async () => {
    awork.books.start();
    const held = awork.script.next({}, { hold: "before" });
    const older = ask(LAST);
    await held.arrived;
    await ask(PAUSE);
    held.release();
    await older;
    expect(possible()).toEqual([1]);
  });

  it("may be one or the other, where a stopped entry may hide a timer", async () => {
    awork.books.start();
    await ask(LAST);
    const now = awork.clock.now();
    awork.books.add({ start: now - 5 * MINUTE, end: now - MINUTE });
    awork.books.discard(awork.books.current()!.id);
    await ask(LAST);
    expect(tellings.possible("popup").map(({ entry }) => entry?.end ?? null)).toEqual([null, now - MINUTE]);
  });

  it("may be what was told before, where the worker died before it kept it", async () => {
    awork.books.start();
    await ask(LAST);
    const keptAt = Date.now() + MINUTE;
    tellings.die(keptAt);
    awork.books.pause();
    await ask(LAST);
    tellings.die(keptAt);
    expect(possible()).toEqual([1]);
    tellings.die(0);
    expect(possible()).toEqual([0, 1]);
  });

  it("may be what was told the moment before, where the worker kept that and died over the next", async () => {
    const { id } = awork.books.start();
    await ask(LAST);
    const keptAt = Date.now();
    while (Date.now() === keptAt);
    // A poll that follows at once: a timer of no time has run for 24 minutes.
    awork.books.edit(id, { start: awork.clock.now() - 24 * MINUTE });
    await ask(LAST);
    tellings.die(keptAt);
    const minutes = tellings
      .possible("toolbar")
      .map(({ entry }) => Math.round((awork.clock.now() - entry!.start!) / MINUTE));
    expect(minutes).toEqual([0, 24]);
  });

  it("may be what the next worker is told, whose question is under way when the death is noticed", async () => {
    awork.books.start();
    await ask(LAST);
    awork.books.pause();
    const held = awork.script.next({}, { hold: "before" });
    const asking = ask(LAST);
    await held.arrived;
    tellings.die(Date.now() + MINUTE);
    held.release();
    await asking;
    expect(possible()).toEqual([0, 1]);
  });

  it("is what is read of a hidden timer by its id, and not what is read of another entry", async () => {
    const now = awork.clock.now();
    const { id } = awork.books.start();
    const other = awork.books.add({ start: now - 5 * MINUTE, end: now - MINUTE });
    await ask(LAST);
    awork.books.pause();
    await ask(`GET /timeentries/${id}`);
    await ask(`GET /timeentries/${other.id}`);
    expect(possible()).toEqual([1]);
  });

  it("has breaks of whole seconds, as they go over the wire, and moves them as they are", async () => {
    const now = awork.clock.now();
    awork.books.add({ start: now - MINUTE, breaks: [{ start: now - 30_456, end: now - 20_123 }] });
    await ask(LAST);
    const [before] = tellings.possible("popup")[0]!.entry!.breaks;
    expect([before!.start % 1000, before!.end! % 1000]).toEqual([0, 0]);
    const { start, end } = { ...before! };
    tellings.move(-450);
    expect(tellings.possible("popup")[0]!.entry!.breaks).toEqual([{ start: start - 450, end: end! - 450 }]);
  });

  it("may be what a cache gave, as old as that says, beside what was told before", async () => {
    let age = 0;
    tellings.leave();
    tellings = createTellings(awork, () => age);
    awork.books.start();
    await ask(LAST);
    age = 10 * MINUTE;
    awork.books.pause();
    awork.script.next({}, { aged: age / 1000 });
    await ask(LAST);
    expect(possible()).toEqual([0, 1]);
    const [fresh, old] = tellings
      .possible("popup")
      .map(({ heardAt }) => Math.round((Date.now() - heardAt) / MINUTE));
    expect([fresh, old]).toEqual([0, 10]);
  });

  it("may be missing in the toolbar, where the worker died before it painted, until it wakes", async () => {
    awork.books.start();
    await ask(LAST);
    awork.books.pause();
    await ask(LAST);
    tellings.die(Date.now() + MINUTE);
    expect(tellings.possible("toolbar")).toHaveLength(2);
    expect(tellings.possible("popup")).toHaveLength(1);
    tellings.wake();
    expect(tellings.possible("toolbar")).toHaveLength(1);
  });

  it("may be told to nobody, where the access was taken away before it was kept", async () => {
    awork.books.start();
    await ask(LAST);
    awork.books.pause();
    const held = awork.script.next({}, { hold: "before" });
    const asking = ask(LAST);
    await held.arrived;
    tellings.cut(Date.now() + MINUTE);
    held.release();
    await asking;
    expect(possible()).toEqual([0, 1]);
    await ask(LAST);
    expect(possible()).toEqual([1]);
    tellings.cut(0);
    expect(possible()).toEqual([0, 1, 1]);
  });

  it("may be left by a press that calls it off, but not what the press brings", async () => {
    awork.books.start();
    await ask(LAST);
    tellings.die(Date.now() + MINUTE);
    const held = awork.script.next({}, { hold: "before" });
    const asking = ask(LAST);
    await held.arrived;
    tellings.callOff(Date.now() + MINUTE);
    held.release();
    await asking;
    expect(possible()).toEqual([0, 0]);
    await ask(PAUSE);
    expect(possible()).toEqual([1]);
  });

  it("moves with the coordinates, the books apart", async () => {
    const { id, start } = awork.books.start();
    await ask(LAST);
    const before = tellings.possible("popup")[0]!.heardAt;
    tellings.move(-MINUTE);
    expect(tellings.possible("popup")[0]).toMatchObject({
      heardAt: before - MINUTE,
      entry: { start: start! - MINUTE },
    });
    expect(awork.books.get(id).start).toBe(start);
  });
});

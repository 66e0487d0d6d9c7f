import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NOW } from "./states";
import { RIGHT, RIGHT_AND_MARKED, type Watch, WRONG_AND_MARKED, createWatch } from "./watch";
import { type World, createWorld } from "./world";

let awork: FakeAwork;
let world: World;
let watch: Watch;
beforeAll(async () => {
  awork = await startFakeAwork();
});
afterAll(() => awork.close());
beforeEach(() => {
  world = createWorld(awork);
  watch = createWatch(world, awork);
});

/** No number turns at a moment at which somebody looks. */
const START = NOW - HOUR - 25 * SECOND;
const running = () => awork.books.add({ start: START });
const paused = () => awork.books.add({ start: START, breaks: [{ start: NOW - 12 * MINUTE, end: null }] });
const refresh = () => watch.see(() => world.tracker.poll());

/** Longer than any rest after failures. */
const LONGEST_REST = 20;

const TIMERS: [string, () => unknown][] = [
  ["running", running],
  ["paused", paused],
];

describe("a network that was gone for an hour", () => {
  async function comeBack() {
    running();
    await refresh();
    watch.goOffline();
    await world.live(HOUR);
    expect(world.stored.trouble?.kind).toBe("unreachable");
    watch.goOnline();
  }

  it.each([0, 0.5, 1])("is seen within 30 s where somebody is there: %d", async (random) => {
    world.random = random;
    await comeBack();
    await world.live(31 * SECOND);
    expect(world.stored).toMatchObject({ trouble: null, backoff: null });
  });

  it("is left alone for longer where there is a network, and awork itself is out of reach", async () => {
    running();
    await refresh();
    awork.script.always({}, { drop: true });
    await world.live(HOUR);
    const { backoff } = world.stored;
    expect(backoff!.until - backoff!.since).toBeGreaterThan(10 * MINUTE);
  });

  it("is left alone for longer where nobody is", async () => {
    world.presence = "idle";
    await comeBack();
    const { backoff } = world.stored;
    expect(backoff!.until - backoff!.since).toBeGreaterThan(10 * MINUTE);
  });

  it("is seen at once when somebody asks", async () => {
    world.presence = "idle";
    await comeBack();
    world.presence = "active";
    await world.tracker.poll();
    expect(world.stored.trouble).toBeNull();
  });
});

describe.each(TIMERS)("a computer that sleeps for eight hours with a timer that is %s", (_title, add) => {
  beforeEach(async () => {
    add();
    await refresh();
    await watch.live(5, RIGHT);
  });

  it("is right as soon as it wakes", async () => {
    watch.sleep(8 * HOUR);
    await watch.live(10, RIGHT);
  });

  it("is right where another worker wakes", async () => {
    watch.sleep(8 * HOUR);
    world.start();
    await watch.live(10, RIGHT);
  });

  it("is right where somebody looks before the alarm has rung", async () => {
    watch.sleep(8 * HOUR);
    await watch.see(() => world.tracker.refresh());
    expect(watch.look()).toMatchObject(RIGHT);
    await watch.live(10, RIGHT);
  });

  it("says since when it has heard nothing while there is no network, and goes on", async () => {
    watch.sleep(8 * HOUR);
    watch.goOffline();
    await watch.live(30, RIGHT_AND_MARKED);
    expect(watch.look().texts).toContainEqual(expect.stringMatching(/ 12:04\sPM\.$/));
    watch.goOnline();
    await watch.until(() => !watch.look().isMarked, LONGEST_REST);
    await watch.live(10, RIGHT);
  });

  it("goes on where nothing was heard before it slept either", async () => {
    watch.goOffline();
    await watch.live(2, { isRight: true });
    await watch.live(18, RIGHT_AND_MARKED);
    watch.sleep(8 * HOUR);
    await watch.live(20, RIGHT_AND_MARKED);
    watch.goOnline();
    await watch.until(() => !watch.look().isMarked, LONGEST_REST);
    await watch.live(5, RIGHT);
  });

  it("says since when it has heard nothing until awork has answered, however long that takes", async () => {
    watch.sleep(8 * HOUR);
    const held = awork.script.next({}, { hold: "before" });
    const poll = watch.see(() => world.tracker.tick());
    await held.arrived;
    watch.paint();
    expect(watch.look()).toMatchObject(RIGHT_AND_MARKED);
    held.release();
    await poll;
    expect(watch.look()).toMatchObject(RIGHT);
  });

  it("asks no more often than without sleep", async () => {
    watch.sleep(8 * HOUR);
    await watch.live(1, RIGHT);
    awork.journal.clear();
    await watch.live(20, RIGHT);
    expect(world.asked()).toBeLessThanOrEqual(20);
  });
});

describe("while the computer sleeps", () => {
  const CHANGES: [string, () => unknown, () => unknown, string][] = [
    ["a running timer is stopped", running, () => awork.books.stop(), "stopped"],
    ["a paused timer is stopped", paused, () => awork.books.stop(), "stopped"],
    ["a running timer is paused", running, () => awork.books.pause(), "paused"],
    ["a paused timer is resumed", paused, () => awork.books.resume(), "running"],
    ["another timer is started", running, () => awork.books.start(), "running"],
    ["the timer is discarded", running, () => awork.books.discard(awork.books.current()!.id), "none"],
  ];

  it.each(CHANGES)("%s: it shows as soon as awork can be asked", async (_title, add, change, state) => {
    add();
    await refresh();
    watch.sleep(8 * HOUR, change);
    await watch.live(10, { ...RIGHT, state });
  });

  it.each(CHANGES)("%s: what is shown is marked until awork is asked", async (_title, add, change, state) => {
    add();
    await refresh();
    watch.sleep(8 * HOUR, change);
    watch.goOffline();
    await watch.live(15, WRONG_AND_MARKED);
    watch.goOnline();
    await watch.until(() => watch.look().isRight, LONGEST_REST);
    await watch.live(5, { ...RIGHT, state });
  });
});

describe("awork stops a timer that is a day old", () => {
  const add = () => awork.books.add({ start: NOW - 23 * HOUR - 25 * SECOND });

  it("while somebody looks on", async () => {
    add();
    await refresh();
    await watch.live(59, { ...RIGHT, state: "running" });
    await watch.live(2, {});
    await watch.live(10, { ...RIGHT, state: "stopped", number: "24:00:00", badge: "" });
  });

  it("while the computer sleeps", async () => {
    add();
    await refresh();
    watch.sleep(8 * HOUR);
    await watch.live(10, { ...RIGHT, state: "stopped", number: "24:00:00", badge: "" });
  });

  it("while there is no network: the number goes on, and is marked", async () => {
    add();
    await refresh();
    watch.sleep(8 * HOUR);
    watch.goOffline();
    await watch.live(15, { ...WRONG_AND_MARKED, badge: expect.stringMatching(/^31:\d\d$/) });
    watch.goOnline();
    await watch.until(() => watch.look().isRight, LONGEST_REST);
    expect(watch.look()).toMatchObject({ ...RIGHT, state: "stopped", number: "24:00:00" });
  });
});

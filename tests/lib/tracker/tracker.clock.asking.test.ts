import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NOW } from "./states";
import { RIGHT, type Watch, createWatch } from "./watch";
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

const START = NOW - HOUR - 25 * SECOND;
const refresh = () => watch.see(() => world.tracker.poll());
const wait = () => watch.alarm()! - world.wall;

describe.each([
  ["paused", { breaks: [{ start: NOW - 12 * MINUTE, end: null }] }],
  ["stopped", { end: NOW - MINUTE }],
])("with a timer that is %s", (_title, given) => {
  it.each([
    ["a minute", MINUTE],
    ["ten minutes", 10 * MINUTE],
    ["a day", DAY],
  ])(
    "the clock is set back by %s while awork is being asked: the next wake is no further away",
    async (_how, by) => {
      awork.books.add({ start: START, ...given });
      await refresh();
      const held = awork.script.next({}, { hold: "before" });
      const poll = refresh();
      await held.arrived;
      watch.setClock(-by, { movesAlarm: false });
      held.release();
      await poll;
      expect(wait()).toBeLessThanOrEqual(2 * MINUTE);
      await watch.live(4, {});
      await watch.live(10, RIGHT);
    },
  );
});

describe("awork says until when to wait, by its own clock", () => {
  it.each([
    ["ten minutes ahead", 10 * MINUTE],
    ["ten minutes behind", -10 * MINUTE],
    ["a day ahead", DAY],
    ["a day behind", -DAY],
  ])("which is %s: it is waited for as long as it meant", async (_how, ahead) => {
    watch.moveAwork(ahead);
    awork.books.add({ start: watch.there() - HOUR });
    await refresh();
    const until = new Date(watch.there() + 40 * SECOND).toUTCString();
    awork.script.next({}, { status: 429, headers: { "retry-after": until } });
    await refresh();
    const { backoff } = world.stored;
    expect(Math.abs(backoff!.until - backoff!.since - 40 * SECOND)).toBeLessThanOrEqual(SECOND);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NOW } from "./states";
import { type World, addPaused, createWorld } from "./world";

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  world = createWorld(awork);
});
afterAll(() => awork.close());

const start = NOW - HOUR;

describe("an alarm rings once: before awork is asked, the next is set", () => {
  it.each([
    ["runs", () => awork.books.add({ start }), MINUTE],
    ["is paused", () => addPaused(awork), 2 * MINUTE],
    ["is stopped", () => awork.books.add({ start, end: NOW - MINUTE }), 2 * MINUTE],
  ])("so another worker is woken where one dies of it, when the timer %s", async (_title, add, latest) => {
    add();
    await world.tracker.tick();
    world.pass(world.wakes.at(-1)! - world.wall + MINUTE);
    const held = awork.script.next({ path: /last$/ }, { hold: true });
    void world.tracker.tick();
    await held.arrived;
    world.kill();
    held.release();
    expect(world.wakes.at(-1)! - world.wall).toBeGreaterThan(0);
    expect(world.wakes.at(-1)! - world.wall).toBeLessThanOrEqual(latest + MINUTE / 60);
  });

  it("and so it is where awork was in trouble, and its rest is over", async () => {
    awork.books.add({ start });
    awork.script.next({ path: /last$/ }, { status: 500 });
    await world.tracker.tick();
    world.pass(20 * MINUTE);
    const held = awork.script.next({ path: /last$/ }, { hold: true });
    void world.tracker.tick();
    await held.arrived;
    world.kill();
    held.release();
    expect(world.wakes.at(-1)! - world.wall).toBeGreaterThan(MINUTE / 60);
  });

  it("for the very moment that comes out in the end, so that it is not set anew", async () => {
    awork.books.add({ start });
    await world.tracker.tick();
    world.pass(world.wakes.at(-1)! - world.wall + MINUTE);
    const before = world.wakes.length;
    await world.tracker.tick();
    expect(new Set(world.wakes.slice(before)).size).toBe(1);
  });
});

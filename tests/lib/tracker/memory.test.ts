import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { type Verb } from "@/lib/tracker/action";
import type { Outcome } from "@/lib/tracker/outcome";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NOW, pendingOf, stateOf } from "./states";
import { type World, createWorld, expectTruth } from "./world";

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  world = createWorld(awork);
});
afterAll(() => awork.close());

/** An entry that is not what is current. */
const OTHER = "11111111-1111-4111-8111-111111111111";

it.each<[string, Verb, string, Behaviour | null, Outcome["kind"]]>([
  ["is gone", "resume", OTHER, null, "changed"],
  ["is gone, as it was to be", "discard", OTHER, null, "discarded"],
  ["awork does not tell of", "resume", OTHER, { status: 400 }, "changed"],
  ["can't be one", "pause", "one", null, "changed"],
])(
  "an action on an entry that %s is settled by the next answer",
  async (_title, verb, id, behaviour, kind) => {
    awork.books.add({ start: NOW - HOUR });
    world.stored = stateOf(null, { pending: pendingOf({ verb, id }) });
    if (behaviour) awork.script.next({ path: `/timeentries/${id}` }, behaviour);
    await world.tracker.tick();
    expect(world.stored).toMatchObject({ pending: null, trouble: null, outcome: { verb, kind } });
    expectTruth(world, awork);
  },
);

it("a worker that dies before it has kept what it learnt has planned its next wake", async () => {
  awork.books.add({ start: NOW - HOUR });
  world.death = { use: "state.set", when: "before" };
  await Promise.race([world.tracker.refresh(), world.killed()]);
  expect(world.stored.at).toBe(null);
  expect(world.wakes.at(-1)).toBeGreaterThan(world.wall);

  world.death = null;
  world.start();
  await world.live(2 * MINUTE);
  expectTruth(world, awork);
});

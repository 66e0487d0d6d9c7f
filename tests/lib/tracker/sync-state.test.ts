import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { type Verb } from "@/lib/tracker/actions/action";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import { COLLEAGUE_ID } from "@/tests/fake-awork/people";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NOW, pendingOf, stateOf, wish } from "./states";
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
  ["is gone", "resume", OTHER, null, "uncertain"],
  ["is gone, as it was to be", "discard", OTHER, null, "discarded"],
  ["awork does not tell of", "resume", OTHER, { status: 400 }, "uncertain"],
  ["awork does not tell of, whether it is gone or not", "discard", OTHER, { status: 400 }, "uncertain"],
  ["is somebody else's", "stop", OTHER, { body: { id: OTHER, userId: COLLEAGUE_ID } }, "uncertain"],
  ["can't be one", "pause", "one", null, "uncertain"],
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

describe.each<[string, Behaviour]>([
  ["500", { status: 500 }],
  ["503 and a web page", { status: 503, body: "<h1>Back soon</h1>" }],
  ["403", { status: 403 }],
  ["401", { status: 401 }],
  ["no connection", { drop: true }],
])("an action on an entry that awork answers with %s", (_title, behaviour) => {
  /** The stop was sent from a worker that died, and another timer has been started since. */
  beforeEach(() => {
    awork.books.add({ start: NOW - HOUR });
    world.stored = stateOf(null, { pending: pendingOf({ verb: "stop", id: OTHER }) });
    awork.script.always({ path: `/timeentries/${OTHER}` }, behaviour);
  });

  it("does not keep what is current from being followed", async () => {
    await world.tracker.tick();
    expect(world.stored).toMatchObject({
      at: NOW,
      trouble: null,
      backoff: null,
      outcome: { kind: "unknown" },
    });
    expectTruth(world, awork);
    for (const happen of [awork.books.pause, awork.books.resume, awork.books.start]) {
      happen();
      await world.live(MINUTE);
      expect(world.stored.trouble).toBeNull();
      expectTruth(world, awork);
    }
  });

  it("does not keep anybody from a stop", async () => {
    await world.tracker.tick();
    expect(await world.tracker.act(wish("stop"))).toMatchObject({ verb: "stop", kind: "stopped" });
    expect([awork.books.current(), world.stored.pending]).toEqual([null, null]);
    expectTruth(world, awork);
  });

  it("is given up after five minutes, and nobody is told that it was done", async () => {
    await world.tracker.tick();
    await world.live(5 * MINUTE);
    expect(world.stored.pending).not.toBeNull();
    await world.live(MINUTE);
    expect(world.stored).toMatchObject({ pending: null, outcome: { verb: "stop", kind: "uncertain" } });
    awork.journal.clear();
    await world.live(10 * MINUTE);
    expect(awork.journal.count({ path: `/timeentries/${OTHER}` })).toBe(0);
    expect(world.asked()).toBeLessThanOrEqual(11);
  });

  it("is settled as soon as awork tells of it", async () => {
    await world.tracker.tick();
    awork.books.add({ id: OTHER, start: NOW - 2 * HOUR, end: NOW - MINUTE, duration: HOUR });
    awork.script.clear();
    await world.live(MINUTE);
    expect(world.stored).toMatchObject({ pending: null, outcome: { verb: "stop", kind: "stopped" } });
  });
});

it("an action on an entry about which awork wants to be left alone is left open for so long", async () => {
  awork.books.add({ start: NOW - HOUR });
  world.stored = stateOf(null, { pending: pendingOf({ verb: "stop", id: OTHER }) });
  awork.script.always({ path: `/timeentries/${OTHER}` }, { status: 429, headers: { "retry-after": "90" } });
  await world.tracker.tick();
  expect(world.stored).toMatchObject({ pending: { id: OTHER }, backoff: { strict: true } });
});

it("a worker that dies before it has kept what it learnt has planned its next wake", async () => {
  awork.books.add({ start: NOW - HOUR });
  world.death = { use: "state.set", when: "before" };
  await Promise.race([world.tracker.poll(), world.killed()]);
  expect(world.stored.at).toBe(null);
  expect(world.wakes.at(-1)).toBeGreaterThan(world.wall);

  world.death = null;
  world.start();
  await world.live(2 * MINUTE);
  expectTruth(world, awork);
});

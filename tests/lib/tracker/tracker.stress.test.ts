import * as fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Outcome } from "@/lib/tracker/state";
import { createCaller } from "@/tests/fake-awork/caller";
import type { Behaviour, Caught } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { type World, addBooking, addPaused, createWorld, expectTruth } from "./world";

let awork: FakeAwork;
beforeAll(async () => {
  awork = await startFakeAwork();
});
afterAll(() => awork.close());

type Step =
  | { do: "refresh" | "tick" | "attend" | "kill" | "wait" | "settle" }
  | { do: "resume"; asked: boolean }
  | { do: "pass"; duration: number }
  | { do: "elsewhere"; what: "start" | "pause" | "resume" | "stop" | "book" }
  | { do: "script"; method: "GET" | "POST"; behaviour: Behaviour }
  | { do: "release"; which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom("refresh", "tick", "attend") }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("resume"), asked: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("wait", "settle") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("kill") }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("pass"),
      duration: fc.constantFrom(SECOND, 6 * SECOND, MINUTE, 20 * MINUTE),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("elsewhere"),
      what: fc.constantFrom("start", "pause", "pause", "pause", "resume", "stop", "book"),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("script"),
      method: fc.constantFrom("GET", "POST"),
      behaviour: fc.constantFrom<Behaviour>(
        { hold: "before" },
        { hold: "before" },
        { hold: "after" },
        { hold: "after" },
        { drop: true },
        { drop: "after" },
        { truncated: true },
        { malformed: true },
        { html: true },
        { status: 400 },
        { status: 404 },
        { status: 429, headers: { "retry-after": "30" } },
        { status: 500 },
        { status: 500, acted: true },
      ),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("release"), which: fc.nat() }) },
) as fc.Arbitrary<Step>;

/** Plays the steps, then lets everything that is under way come to its end. */
async function play(world: World, steps: Step[]) {
  /** Every wish that was not joined to another: the two have one promise. */
  const wishes = new Set<Promise<Outcome>>();
  const held: Caught[] = [];
  let underWay: Promise<unknown>[] = [];
  const caught = () => held.map(({ arrived }) => arrived);
  const go = (task: Promise<unknown>) => underWay.push(task);

  async function take(step: Step): Promise<unknown> {
    const { books, script } = awork;
    switch (step.do) {
      case "refresh":
      case "tick":
      case "attend":
        return void go(world.tracker[step.do]());
      case "resume": {
        const wish = world.tracker.resume({ id: null, asked: step.asked });
        wishes.add(wish);
        return void go(wish);
      }
      case "kill":
        // What the dead worker began never comes to an end.
        underWay = [];
        return void world.start();
      case "wait":
        return new Promise((resolve) => setImmediate(resolve));
      case "settle":
        return Promise.race([Promise.all(underWay), ...caught()]);
      case "pass":
        return world.pass(step.duration);
      case "elsewhere":
        return step.what === "book" ? addBooking(awork) : books[step.what]();
      case "script": {
        const rule = script.next({ method: step.method }, step.behaviour);
        return "hold" in step.behaviour && held.push(rule);
      }
      case "release":
        return held.length > 0 && held.splice(step.which % held.length, 1)[0]?.release();
      default:
        return undefined;
    }
  }

  for (const step of steps) await take(step);
  awork.script.clear();
  await Promise.all(underWay);
  // What a dead worker has sent arrives before this.
  await createCaller(awork)("GET /me");
  return { wishes };
}

const randomly = { numRuns: 100, interruptAfterTimeLimit: 10 * SECOND };

it("whatever comes in between: one POST at most for a wish, and in the end what awork says", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const world = createWorld(awork);
      addPaused(awork);
      const { wishes } = await play(world, steps);
      expect(world.posted()).toBeLessThanOrEqual(wishes.size);
      // Nothing is done that a person has not asked for.
      const posts = world.posted();
      world.pass(HOUR);
      await world.tracker.tick();
      await world.live(30 * MINUTE);
      expect(world.posted()).toBe(posts);
      expect(world.stored).toMatchObject({ pending: null, trouble: null, rest: null, failures: 0 });
      expectTruth(world, awork);
    }),
    randomly,
  );
}, 60_000);

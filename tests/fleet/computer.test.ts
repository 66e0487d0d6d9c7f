import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MINUTE, SECOND } from "@/lib/timer/time";
import type { Verb } from "@/lib/tracker/actions/action";
import type { Tracker } from "@/lib/tracker/tracker";
import { HABITS, type Habit } from "../fake-awork/habits.ts";
import { type FakeAwork, startFakeAwork } from "../fake-awork/server.ts";
import { NOW, wish } from "../lib/tracker/states.ts";
import { createWorld } from "../lib/tracker/world.ts";
import { createAwork } from "./awork.ts";
import { PURPOSE, createBook } from "./book.ts";
import { createCalendar } from "./calendar.ts";
import { createComputer } from "./computer.ts";
import { createCount } from "./limit.ts";
import { createRandom } from "./random.ts";

let awork: FakeAwork;
beforeAll(async () => {
  awork = await startFakeAwork();
});
afterAll(() => awork.close());

type Player = { tracker: () => Tracker; pass: (minutes: number) => Promise<void>; asked: () => number };

/** A computer of the company, with awork's answers made up. */
function simulated(habits: readonly Habit[]): Player {
  const calendar = createCalendar(NOW);
  const count = createCount("first", { perMinute: 1000, perSecond: 50 }, calendar.now);
  const counted = createAwork(count, calendar.now, { inLists: new Set(habits), concerns: 1, refuses: 0 });
  const computer = createComputer(calendar, createRandom(1), counted, createBook(calendar.now));
  computer.switchOn();
  return {
    tracker: () => computer.tracker,
    pass: (minutes) => calendar.runUntil(calendar.now() + minutes * MINUTE + 5 * SECOND),
    asked: () => counted.requests.length,
  };
}

/** The same tracker with the real calls to the fake awork. */
function real(habits: readonly Habit[]): Player {
  const world = createWorld(awork);
  for (const habit of habits) awork.books.habits.add(habit);
  awork.books.add({ start: NOW - 120 * MINUTE, end: NOW - 60 * MINUTE });
  return {
    tracker: () => world.tracker,
    pass: (minutes) => world.live(minutes * MINUTE + 5 * SECOND),
    asked: () => awork.journal.count(),
  };
}

/** How many requests each step of a day costs. */
async function play({ tracker, pass, asked }: Player): Promise<[string, number][]> {
  const act = (verb: Verb) => () =>
    tracker().act(wish(verb, { asked: true, purpose: verb === "start" ? PURPOSE : null }));
  const look = () => tracker().refresh();
  const steps: [string, () => Promise<unknown>][] = [
    ["begins", () => tracker().tick()],
    ["looks", look],
    ["starts", act("start")],
    ["looks again", look],
    ["runs", () => pass(10)],
    ["looks while it runs", look],
    ["pauses", act("pause")],
    ["rests", () => pass(20)],
    ["keeps", act("keep")],
    ["runs again", () => pass(5)],
    ["stops", act("stop")],
    ["is stopped", () => pass(15)],
    ["looks at last", look],
  ];
  const costs: [string, number][] = [];
  for (const [title, step] of steps) {
    const before = asked();
    await step();
    costs.push([title, asked() - before]);
  }
  return costs;
}

describe("a computer of the company asks awork as often as one with the real calls", () => {
  it.each<[string, readonly Habit[]]>([
    ["has no habits", []],
    ["counts an entry that never comes", ["lostEntry"]],
    ["lists one that nobody can read", ["oddEntry"]],
    ["does both", ["lostEntry", "oddEntry"]],
  ])("where awork %s", async (_title, habits) => {
    const costs = await play(simulated(habits));
    expect(costs).toEqual(await play(real(habits)));
    expect(costs.find(([title]) => title === "runs")).toEqual(["runs", 10]);
  });

  it("and the other habits of awork cost nothing", async () => {
    const others = HABITS.filter((habit) => habit !== "lostEntry" && habit !== "oddEntry");
    expect(await play(simulated([]))).toEqual(await play(real(others)));
  });
});

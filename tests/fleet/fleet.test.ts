import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { ALL_HABITS, NO_HABITS } from "./awork-habits.ts";
import { type Company, type Span, dayOf } from "./company.ts";
import { figures } from "./figures.ts";
import { HABITS, RUSH } from "./habits.ts";

const play = (given: Partial<Company>) =>
  dayOf({
    people: 1,
    seed: 1,
    habits: HABITS,
    limit: { perMinute: 1000, perSecond: 50 },
    counting: "first",
    others: 0,
    day: [8, 10],
    outage: null,
    aworkHabits: NO_HABITS,
    ...given,
  });

const NINE: Span[] = [[8.5, 10]];

/** A small company on a small limit, as 1000 are on the usual one; bursts weigh more in it. */
const SMALL: Partial<Company> = { people: 200, limit: { perMinute: 200, perSecond: 50 } };

describe("a company on one limit", { timeout: 60_000 }, () => {
  it("of one person is never slowed down, whatever they do all day", async () => {
    const day = await play({ day: [6, 19] });
    expect(figures(day, [[6, 19]])).toMatchObject({ slowest: 1, refused: 0, old: 0 });
    expect(day.requests.length).toBeGreaterThan(400);
  });

  it.each(["first", "clock", "sliding"] as const)(
    "of 100 asks as often as it wants, however awork counts: %s",
    async (counting) => {
      const nine = figures(await play({ people: 100, counting }), NINE);
      expect(nine).toMatchObject({ refused: 0, old: 0 });
      // A running timer's polls go with its badge, by whole minutes.
      expect(nine.slowest).toBeLessThan(1.5);
    },
  );

  it("of 1000 at nine stays below half of the minute, within the second, and marks no number as old", async () => {
    const nine = figures(await play({ people: 1000 }), NINE);
    expect(nine.almostMost).toBeLessThanOrEqual(500);
    expect(nine.mostInSecond).toBeLessThanOrEqual(50);
    expect(nine).toMatchObject({ refused: 0, old: 0 });
    expect(nine.oldest).toBeLessThan(10 * MINUTE);
    expect(nine.mean).toBeGreaterThan(200);
  });

  it("of 1000 keeps all of that where some lists are never whole and verbs are refused with 401", async () => {
    const nine = figures(await play({ people: 1000, aworkHabits: ALL_HABITS }), NINE);
    expect(nine.almostMost).toBeLessThanOrEqual(500);
    expect(nine.mostInSecond).toBeLessThanOrEqual(50);
    expect(nine).toMatchObject({ refused: 0, old: 0 });
    expect(nine.oldest).toBeLessThan(10 * MINUTE);
  });

  it("leaves room for what else asks awork", async () => {
    const alone = figures(await play({ ...SMALL, day: [9, 11] }), [[10, 11]]);
    const together = figures(await play({ ...SMALL, day: [9, 11], others: 50 }), [[10, 11]]);
    expect(together.mean - alone.mean).toBeLessThan(30);
    expect(together.pace).toBeGreaterThan(1.3 * alone.pace);
    expect(together.refused).toBe(0);
  });

  it("comes back from an outage without a flood, and everybody is heard again", async () => {
    const day = await play({ ...SMALL, day: [9, 12], outage: [10, 11] });
    const { mean, mostInSecond, refused } = figures(day, [[11, 12]]);
    expect(mean).toBeLessThan(100);
    expect(mostInSecond).toBeLessThanOrEqual(50);
    expect(refused).toBe(0);
    expect(day.healed! - 11 * HOUR).toBeLessThan(20 * MINUTE);
  });

  it("that is far too large slows down and starves nobody", async () => {
    const day = await play({ ...SMALL, people: 1000, counting: "clock", day: [8, 11] });
    expect(figures(day, NINE).oldest).toBeLessThan(20 * MINUTE);
    const later = figures(day, [[10, 11]]);
    expect(later.pace).toBeGreaterThan(10);
    expect(later.mean).toBeLessThan(170);
    expect(later.refused / later.mean / 60).toBeLessThan(0.01);
    expect(later.oldest).toBeLessThan(16 * MINUTE);
  });

  it("that comes all at once is refused at first, and recovers", async () => {
    const day = await play({ people: 1000, habits: RUSH, day: [8.9, 10] });
    expect(figures(day, [[8.9, 9.25]]).refused).toBeGreaterThan(0);
    expect(figures(day, [[9.25, 10]])).toMatchObject({ refused: 0 });
    expect(figures(day, [[9.25, 10]]).oldest).toBeLessThan(16 * MINUTE);
  });

  it("lives the same day again with the same seed, another with another", async () => {
    const requests = async (seed: number) => (await play({ people: 20, seed, day: [8, 9.5] })).requests;
    expect(await requests(7)).toEqual(await requests(7));
    expect(await requests(8)).not.toEqual(await requests(7));
  });
});

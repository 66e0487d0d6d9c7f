import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { dayOf } from "./company.ts";
import { figures } from "./figures.ts";
import { HABITS } from "./habits.ts";

const LIMIT = { perMinute: 1000, perSecond: 50 };
const USUAL = { seed: 1, habits: HABITS, limit: LIMIT, counting: "first" as const, others: 0 };
const LONG = 120_000;

describe("a company on one limit", () => {
  it("of a hundred people slows nobody down", { timeout: LONG }, async () => {
    const day = await dayOf({ ...USUAL, people: 100, day: [6, 12], outage: null });
    const { slowest, refused, mean } = figures(day, [[8.5, 12]]);
    expect(mean).toBeGreaterThan(0);
    expect(slowest).toBeLessThanOrEqual(1.5);
    expect(refused).toBe(0);
  });

  it(
    "of a thousand stays below half of it, at nine and after an outage of an hour",
    { timeout: LONG },
    async () => {
      const day = await dayOf({ ...USUAL, people: 1000, day: [6, 12.5], outage: [10, 11] });
      for (const span of [
        [8.5, 10],
        [11, 12],
      ] as const) {
        const { almostMost, mostInSecond, refused } = figures(day, [[...span]]);
        expect(almostMost).toBeGreaterThan(0);
        expect(almostMost).toBeLessThanOrEqual(LIMIT.perMinute / 2);
        expect(mostInSecond).toBeLessThanOrEqual(LIMIT.perSecond);
        expect(refused).toBe(0);
      }
      expect(figures(day, [[8.5, 10]]).oldest).toBeLessThanOrEqual(10 * MINUTE);
      expect(day.healed! - 11 * HOUR).toBeLessThanOrEqual(20 * MINUTE);
    },
  );

  it("of five thousand slows everybody down, and starves nobody", { timeout: LONG }, async () => {
    const day = await dayOf({ ...USUAL, people: 5000, day: [6, 10.5], outage: null });
    const { almostMost, oldest, pace } = figures(day, [[9.75, 10.5]]);
    expect(almostMost).toBeLessThanOrEqual(LIMIT.perMinute);
    expect(oldest).toBeLessThanOrEqual(16 * MINUTE);
    expect(pace).toBeGreaterThan(2);
  });
});

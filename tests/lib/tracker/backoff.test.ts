import { describe, expect, it } from "vitest";
import { MINUTE, SECOND } from "@/lib/timer/time";
import { backoff, isBackingOff, unreachableBackoff } from "@/lib/tracker/backoff";
import { NOW, stateOf } from "./states";

const soft = (since: number, until: number) => ({ since, until, strict: false });

it.each([
  ["at first", 1, false, 20, 30],
  ["for some minutes", 10, false, 20, 30],
  ["then less often", 12, false, 45, 75],
  ["each quarter of an hour at last", 16, false, 675, 1125],
  ["each quarter of an hour however long it goes on", 100_000, false, 675, 1125],
  ["within 30 s without a network, however long it is gone", 100_000, true, 20, 30],
])(
  "an awork that can't be reached is tried again soon, not by all at a time: %s",
  (_title, failures, isOffline, least, most) => {
    expect(unreachableBackoff(failures, isOffline, 0) / SECOND).toBeCloseTo(least);
    expect(unreachableBackoff(failures, isOffline, 0.5) / SECOND).toBeCloseTo((least + most) / 2);
    expect(unreachableBackoff(failures, isOffline, 1) / SECOND).toBeCloseTo(most);
  },
);

describe("how long awork is left alone", () => {
  it.each([
    ["after the first failure", 1, 0.5, 30 * SECOND],
    ["twice as long after the second", 2, 0.5, MINUTE],
    ["and again after the third", 3, 0.5, 2 * MINUTE],
    ["after the fifth", 5, 0.5, 8 * MINUTE],
    ["no longer than a quarter of an hour", 6, 0.5, 15 * MINUTE],
    ["however many there were", 5000, 0.5, 15 * MINUTE],
    ["a quarter less by chance", 1, 0, 22.5 * SECOND],
    ["a quarter more by chance", 1, 1, 37.5 * SECOND],
    ["the longest rest is spread as well", 20, 0, 11.25 * MINUTE],
  ])("%s", (_title, failures, random, duration) => {
    expect(backoff(failures, random)).toBe(duration);
  });

  it.each([
    ["no rest at all", null, false],
    ["before it began: the clock was set back", soft(NOW + 1, NOW + MINUTE), false],
    ["from its first moment", soft(NOW, NOW + MINUTE), true],
    ["to its last", soft(NOW - MINUTE, NOW + 1), true],
    ["and not when it is over", soft(NOW - MINUTE, NOW), false],
  ])("a rest holds: %s", (_title, backoff, isResting) => {
    expect(isBackingOff(stateOf(null, { backoff }), NOW)).toBe(isResting);
  });
});

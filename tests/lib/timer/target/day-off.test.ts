import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TimeOff, shareOff } from "@/lib/timer/target/day-off";

const off = (first: string, last = first, more: Partial<TimeOff> = {}): TimeOff => ({
  first,
  last,
  isHalfFirst: false,
  isHalfLast: false,
  ...more,
});
const FIRST = { isHalfFirst: true };
const LAST = { isHalfLast: true };

const MON = "2026-08-24";
const TUE = "2026-08-25";
const WED = "2026-08-26";

describe("how much of a day is off", () => {
  it.each<[string, string, TimeOff[], number]>([
    ["nothing, without times off", TUE, [], 0],
    ["nothing before the first day", MON, [off(TUE, WED)], 0],
    ["nothing after the last day", WED, [off(MON, TUE)], 0],
    ["all of the first day", MON, [off(MON, WED)], 1],
    ["all of a day in between", TUE, [off(MON, WED)], 1],
    ["all of the last day", WED, [off(MON, WED)], 1],
    ["half of the first day", MON, [off(MON, WED, FIRST)], 0.5],
    ["all of a day between half days", TUE, [off(MON, WED, { ...FIRST, ...LAST })], 1],
    ["half of the last day", WED, [off(MON, WED, LAST)], 0.5],
    ["half of a day, its first half", TUE, [off(TUE, TUE, FIRST)], 0.5],
    ["half of a day, its second half", TUE, [off(TUE, TUE, LAST)], 0.5],
    ["all of a day, both halves", TUE, [off(TUE, TUE, { ...FIRST, ...LAST })], 1],
    ["all of a day that is off twice", TUE, [off(TUE), off(MON, WED)], 1],
    ["half of a day whose first half is off twice", TUE, [off(TUE, TUE, FIRST), off(TUE, TUE, FIRST)], 0.5],
    ["all of a day whose halves are off one by one", TUE, [off(TUE, TUE, FIRST), off(TUE, TUE, LAST)], 1],
    ["all of a day on which one ends and one begins", TUE, [off(MON, TUE, LAST), off(TUE, WED, FIRST)], 1],
    [
      "half of a day whose first half ends two times off",
      TUE,
      [off(MON, TUE, LAST), off(TUE, TUE, FIRST)],
      0.5,
    ],
    ["all of the last day of winter's clock", "2026-03-29", [off("2026-03-28", "2026-03-29")], 1],
  ])("is %s", (_title, day, timesOff, share) => {
    expect(shareOff(day, timesOff)).toBe(share);
  });

  it("grows with each time off, never over the whole day, in whatever order they come", () => {
    const day = fc.integer({ min: 20, max: 30 }).map((number) => `2026-08-${number}`);
    const timeOff = fc
      .tuple(day, day, fc.boolean(), fc.boolean())
      .map(([a, b, isHalfFirst, isHalfLast]) =>
        off(a < b ? a : b, a < b ? b : a, { isHalfFirst, isHalfLast }),
      );
    fc.assert(
      fc.property(day, fc.array(timeOff, { maxLength: 4 }), timeOff, (at, some, another) => {
        const [less, more] = [shareOff(at, some), shareOff(at, [...some, another])];
        expect(more).toBeGreaterThanOrEqual(less);
        expect([0, 0.5, 1]).toContain(more);
        expect(shareOff(at, [another, ...some])).toBe(more);
      }),
    );
  });
});

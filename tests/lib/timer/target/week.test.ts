import * as fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { firstDayOfWeek, sumOfWeek, weekOf } from "@/lib/timer/target/week";
import { HOUR } from "@/lib/timer/time";

const configurable = (map: object): PropertyDescriptorMap =>
  Object.fromEntries(Object.entries(map).map(([name, how]) => [name, { ...how, configurable: true }]));

describe("the first day of the week", () => {
  it.each<[string, string, number]>([
    ["Monday in Germany", "de-DE", 1],
    ["Sunday in the United States", "en-US", 7],
    ["Saturday in Egypt", "ar-EG", 6],
    ["Monday in the United Kingdom, with an hour cycle", "en-GB-u-hc-h23", 1],
    ["Monday where the region is unknown", "en-u-hc-h23", 1],
  ])("is %s", (_title, locale, day) => expect(firstDayOfWeek(locale)).toBe(day));

  it.each<[string, object, number]>([
    ["as an older browser says", { weekInfo: { value: { firstDay: 7 } } }, 7],
    ["Monday where the browser doesn't say", {}, 1],
  ])("is %s", (_title, more, day) => {
    const { prototype } = Intl.Locale;
    const names = ["getWeekInfo", "weekInfo"];
    const before = Object.getOwnPropertyDescriptors(prototype) as PropertyDescriptorMap;
    onTestFinished(() => {
      for (const name of names) Reflect.deleteProperty(prototype, name);
      Object.defineProperties(prototype, before);
    });
    for (const name of names) Reflect.deleteProperty(prototype, name);
    Object.defineProperties(prototype, configurable(more));
    expect(firstDayOfWeek("en-US")).toBe(day);
  });
});

describe("a week", () => {
  it.each<[string, string, number, string, string]>([
    ["begins today", "2026-08-24", 1, "2026-08-24", "2026-08-30"],
    ["ends today", "2026-08-30", 1, "2026-08-24", "2026-08-30"],
    ["begins on a Sunday", "2026-08-26", 7, "2026-08-23", "2026-08-29"],
    ["begins on a Saturday", "2026-08-26", 6, "2026-08-22", "2026-08-28"],
    ["crosses a year", "2026-12-31", 1, "2026-12-28", "2027-01-03"],
    ["crosses the change to summer time", "2026-03-29", 1, "2026-03-23", "2026-03-29"],
  ])("%s", (_title, today, firstDay, first, last) => {
    const week = weekOf(today, firstDay);
    expect([week[0], week.at(-1), week.includes(today)]).toEqual([first, last, true]);
  });

  it("has seven days in a row, and today among them", () => {
    const date = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 7 }), (at, firstDay) => {
        const today = at.toISOString().slice(0, 10);
        const week = weekOf(today, firstDay);
        expect([week.length, new Set(week).size, week.includes(today)]).toEqual([7, 7, true]);
        expect(new Date(week[0]!).getUTCDay() || 7).toBe(firstDay);
        expect(week).toEqual(week.toSorted());
      }),
    );
  });
});

describe("the sum of a week", () => {
  const day = (worked: number, target: number | null, isSure = true) => ({ worked, target, isSure });

  it.each([
    [
      "what was worked, and all that is to be",
      [day(HOUR, 8 * HOUR), day(0, 8 * HOUR)],
      HOUR,
      true,
      16 * HOUR,
    ],
    ["without a target where none is known", [day(HOUR, null), day(0, null)], HOUR, true, null],
    ["unsure where a day is", [day(HOUR, 0), day(HOUR, 0, false)], 2 * HOUR, false, 0],
  ])("is %s", (_title, days, worked, isSure, target) => {
    expect(sumOfWeek(days)).toEqual({ worked, isSure, target });
  });
});

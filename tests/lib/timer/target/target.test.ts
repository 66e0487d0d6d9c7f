import { describe, expect, it } from "vitest";
import { DEFAULTS } from "@/lib/timer/settings";
import { type Hours, ownHours, targetOn } from "@/lib/timer/target/target";
import { HOUR, MINUTE } from "@/lib/timer/time";

const EIGHT: Hours = [8, 8, 8, 8, 6, 0, 0].map((hours) => hours * HOUR);

const holiday = { first: "2026-08-26", last: "2026-08-26", isHalfFirst: false, isHalfLast: false };

describe("the target of a day", () => {
  it.each<[string, string, Hours | null, number | null]>([
    ["its hours", "2026-08-24", EIGHT, 8 * HOUR],
    ["those of its own day of the week", "2026-08-28", EIGHT, 6 * HOUR],
    ["nothing on a weekend", "2026-08-30", EIGHT, 0],
    ["nothing on a day off", "2026-08-26", EIGHT, 0],
    ["unknown where the hours are", "2026-08-24", null, null],
    ["unknown for a day without a date", "", EIGHT, null],
  ])("is %s", (_title, day, hours, target) => {
    expect(targetOn(day, hours, [holiday])).toBe(target);
  });

  it("is half its hours on a day of which half is off", () => {
    expect(targetOn("2026-08-26", EIGHT, [{ ...holiday, isHalfLast: true }])).toBe(4 * HOUR);
  });
});

describe("hours of one's own", () => {
  it("are none while awork's count", () => expect(ownHours(DEFAULTS)).toBeNull());

  it("are as many on each working day, and none on others", () => {
    const settings = { target: "own", targetMinutes: 450, workDays: [1, 3, 7] } as const;
    const day = 450 * MINUTE;
    expect(ownHours({ ...settings, workDays: [...settings.workDays] })).toEqual([day, 0, day, 0, 0, 0, day]);
  });
});

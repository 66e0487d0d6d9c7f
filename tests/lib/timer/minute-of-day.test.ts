import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minuteOf, minuteText } from "@/lib/timer/minute-of-day";

describe("a time of day in minutes since midnight", () => {
  it.each([
    [0, "00:00"],
    [9 * 60 + 5, "09:05"],
    [23 * 60 + 59, "23:59"],
    // A time field knows no other midnight.
    [24 * 60, "00:00"],
  ])("%d is %s", (minute, text) => {
    expect(minuteText(minute)).toBe(text);
  });

  it("is the same when it is read again", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
        expect(minuteOf(minuteText(minute))).toBe(minute);
      }),
    );
  });

  it.each([
    ["", null],
    ["9:5", null],
    ["soon", null],
    ["17:30:20", 17 * 60 + 30],
  ])("'%s' is %s", (text, minute) => {
    expect(minuteOf(text)).toBe(minute);
  });
});

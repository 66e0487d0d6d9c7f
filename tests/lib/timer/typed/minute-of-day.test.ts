import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minuteOf, minuteText } from "@/lib/timer/typed/minute-of-day";

describe("a time of day in minutes since midnight", () => {
  it.each([
    [0, "0:00", "12:00 AM"],
    [9 * 60 + 5, "9:05", "9:05 AM"],
    [23 * 60 + 59, "23:59", "11:59 PM"],
    // A field shows no other midnight.
    [24 * 60, "0:00", "12:00 AM"],
  ])("%d is %s", (minute, text, twelve) => {
    expect(minuteText(minute, "de")).toBe(text);
    expect(minuteText(minute, "en-US")).toBe(twelve);
  });

  it("is the same when it is read again, whatever stood there before", () => {
    const anyMinute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(
        anyMinute,
        anyMinute,
        fc.constantFrom("de", "en-US", "en-GB"),
        (minute, present, locale) => {
          expect(minuteOf(minuteText(minute, locale), present, locale)).toBe(minute);
        },
      ),
    );
  });

  it.each([
    ["", null],
    ["9:5", 9 * 60 + 5],
    ["9", 9 * 60],
    ["22 Uhr", 22 * 60],
    ["0600", 6 * 60],
    ["9:05 pm", 21 * 60 + 5],
    ["24:00", 0],
    ["24", 0],
    ["2400", 0],
    ["24 Uhr", 0],
    ["24:01", null],
    ["24:00 pm", null],
    ["245", null],
    ["2405", null],
    ["soon", null],
    ["17:30:20", 17 * 60 + 30],
  ])("'%s' is %s", (text, minute) => {
    expect(minuteOf(text, 0, "de")).toBe(minute);
  });

  it.each([
    ["6", 17 * 60, 18 * 60],
    ["6", 9 * 60, 6 * 60],
    ["12", 9 * 60, 0],
    ["12:30", 17 * 60, 12 * 60 + 30],
    ["6 am", 17 * 60, 6 * 60],
    ["18", 9 * 60, 18 * 60],
    ["11", 24 * 60, 11 * 60],
  ])("'%s' by a clock of twelve hours, where %d stood, is %d", (text, present, minute) => {
    expect(minuteOf(text, present, "en-US")).toBe(minute);
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minutesOf } from "@/lib/timer/typed/typed-hours";

describe("the length of a day, as it is typed", () => {
  it.each<[string, number | null]>([
    ["8", 480],
    ["8:00", 480],
    ["7:30", 450],
    [" 7:30 h ", 450],
    ["7h30", 450],
    ["7.5", 450],
    ["7,5", 450],
    ["7,75 Std.", 465],
    [".5", 30],
    ["0", 0],
    ["24", 1440],
    ["24:00", 1440],
    ["24:01", null],
    ["25", null],
    ["7:60", null],
    ["7:5:00", null],
    ["-1", null],
    ["1h 30min", 90],
    ["1 h 30 m", 90],
    ["1h30m", 90],
    ["1 Std. 30 Min.", 90],
    ["2 Stunden 5 Minuten", 125],
    ["2 hours 5 minutes", 125],
    ["2 hrs", 120],
    ["90 Minuten", 90],
    ["90 mins", 90],
    ["1 h 60 min", null],
    ["1 30", null],
    ["min", null],
    ["eight", null],
    ["", null],
    [".", null],
  ])("%j", (text, minutes) => expect(minutesOf(text)).toBe(minutes));

  it("is a whole number of minutes of a day, or none, whatever is typed", () => {
    const typed = fc.stringMatching(/^[\d:.,h ]{0,6}$/);
    fc.assert(
      fc.property(fc.oneof(typed, fc.string()), (text) => {
        const minutes = minutesOf(text);
        if (minutes !== null) expect(Number.isInteger(minutes) && minutes >= 0 && minutes <= 1440).toBe(true);
      }),
    );
  });
});

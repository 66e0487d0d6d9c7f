import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTime } from "@/lib/timer/typed/typed-time";

const hours = (text: string, hasTwelveHours: boolean) => readTime(text, hasTwelveHours)?.hours ?? null;

describe("the hours that a text can mean", () => {
  it.each<[text: string, twelve: number[] | null, all: number[] | null]>([
    ["9:05", [9, 21], [9]],
    ["0905", [9, 21], [9]],
    ["9 Uhr", [9, 21], [9]],
    ["12:30", [0, 12], [12]],
    ["1", [1, 13], [1]],
    ["0:30", [0], [0]],
    ["13:30", [13], [13]],
    ["9:05 am", [9], [9]],
    ["12:30 am", [0], [0]],
    ["12:30 pm", [12], [12]],
    ["9 pm", [21], [21]],
    ["24:00", null, null],
    ["0:30 am", null, null],
    ["13 pm", null, null],
  ])("%s: %j by a clock of twelve hours, %j by one of 24", (text, twelve, all) => {
    expect([hours(text, true), hours(text, false)]).toEqual([twelve, all]);
  });
});

it("is a time of a day or none, whatever was typed", () => {
  const anyText = fc.oneof(fc.string(), fc.stringMatching(/^[\d :.,hUruapmAPM\u00a0\u202f０-９：]{0,12}$/));
  fc.assert(
    fc.property(anyText, fc.boolean(), (text, hasTwelveHours) => {
      const time = readTime(text, hasTwelveHours);
      if (!time) return;
      expect(time.hours.every((hour) => hour >= 0 && hour < 24)).toBe(true);
      expect(time.minute).toBeLessThan(60);
      expect(time.second ?? 0).toBeLessThan(60);
    }),
    { numRuns: 2000 },
  );
});

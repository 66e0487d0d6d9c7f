import { describe, expect, it } from "vitest";
import { NotUnderstood } from "@/lib/awork/api-error";
import { weeklyHours } from "@/lib/awork/capacity/capacity";
import { HOUR } from "@/lib/timer/time";

const SECONDS = { mon: 28800, tue: 28800, wed: 28800, thu: 28800, fri: 21600, sat: 0, sun: 0 };
const HOURS = [8, 8, 8, 8, 6, 0, 0].map((hours) => hours * HOUR);

describe("a capacity", () => {
  it.each<[string, unknown, number[] | null]>([
    ["has the hours of each day", { weeklyCapacity: SECONDS, capacityPerWeek: 136800 }, HOURS],
    ["says nothing where its days are absent", { capacityPerWeek: 136800 }, null],
    ["says nothing where its days are null", { weeklyCapacity: null }, null],
    ["says nothing where its days are none", { weeklyCapacity: 8 }, null],
    ["says nothing where there is none", undefined, null],
    [
      "counts an absent day as free",
      { weeklyCapacity: { ...SECONDS, fri: null } },
      [...HOURS.slice(0, 4), 0, 0, 0],
    ],
    ["counts a day below zero as free", { weeklyCapacity: { ...SECONDS, sat: -1 } }, HOURS],
    ["counts a day of more than 24 h as free", { weeklyCapacity: { ...SECONDS, sun: 86401 } }, HOURS],
  ])("%s", (_title, value, hours) => expect(weeklyHours(value)).toEqual(hours));

  it("that is none is not understood", () => {
    expect(() => weeklyHours("8 hours")).toThrow(NotUnderstood);
  });
});

import { describe, expect, it } from "vitest";
import { workHoursOn } from "@/lib/timer/stretches/work-hours";

const HOURS = { workDays: [1, 2, 3, 4, 5], workFrom: 9 * 60, workTo: 17 * 60 };

/** The tests are in Berlin, which is two hours ahead of UTC in summer and one in winter. */
describe("the working hours of a day", () => {
  it.each<[sentence: string, day: string, given: Partial<typeof HOURS>, expected: [string, string] | null]>([
    ["are by this computer's clock", "2026-08-26", {}, ["2026-08-26T07:00Z", "2026-08-26T15:00Z"]],
    ["are by it in winter too", "2026-12-02", {}, ["2026-12-02T08:00Z", "2026-12-02T16:00Z"]],
    ["are none on a Saturday", "2026-08-29", {}, null],
    ["are those of a Sunday where it is a working day", "2026-08-30", { workDays: [7] }, ["2026-08-30T07:00Z", "2026-08-30T15:00Z"]], // prettier-ignore
    ["that cross midnight end on the next day", "2026-08-26", { workFrom: 22 * 60, workTo: 6 * 60 }, ["2026-08-26T20:00Z", "2026-08-27T04:00Z"]], // prettier-ignore
    ["are by the clock where it is put back in them", "2026-10-24", { workDays: [6], workFrom: 22 * 60, workTo: 6 * 60 }, ["2026-10-24T20:00Z", "2026-10-25T05:00Z"]], // prettier-ignore
    ["can be all of the day", "2026-08-26", { workFrom: 0, workTo: 1440 }, ["2026-08-25T22:00Z", "2026-08-26T22:00Z"]], // prettier-ignore
    ["are none where awork has not said a day", "", {}, null],
    ["are none on a day that can't be parsed", "soon", {}, null],
  ])("%s", (_sentence, day, given, expected) => {
    const [start, end] = expected ?? [];
    const interval = expected && { start: Date.parse(start!), end: Date.parse(end!) };
    expect(workHoursOn(day, { ...HOURS, ...given })).toEqual(interval);
  });
});

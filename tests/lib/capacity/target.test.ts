import { describe, expect, it } from "vitest";
import { type KeptHours, hoursOf } from "@/lib/capacity/hours-item";
import { targets } from "@/lib/capacity/target";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";
import { HOUR } from "@/lib/timer/time";
import { whose } from "@/lib/tracker-store/account";
import { ACCOUNT } from "../fake-browser/account";

const OF = whose(ACCOUNT);
const read = { readOn: "2026-08-26", until: "2026-08-27" };
const off = (day: string) => ({ first: day, last: day, isHalfFirst: false, isHalfLast: false });
const WEEKLY = [8, 8, 8, 8, 6, 0, 0].map((hours) => hours * HOUR);
const KEPT: KeptHours = {
  ...hoursOf(null, OF),
  weekly: { ...read, value: WEEKLY },
  absences: { ...read, value: [off("2026-08-25")] },
  holidays: { ...read, value: [off("2026-08-27")] },
};
const OWN: Settings = { ...DEFAULTS, target: "own", targetMinutes: 450, workDays: [1, 2, 3, 4, 6] };

const week = ["24", "25", "26", "27", "28", "29", "30"].map((day) => `2026-08-${day}`);

describe("the targets of a week", () => {
  it.each<[string, Parameters<typeof targets>, (number | null)[]]>([
    ["awork's capacity without days off", [ACCOUNT, DEFAULTS, KEPT], [8, 0, 8, 0, 6, 0, 0]],
    ["one's own hours without days off", [ACCOUNT, OWN, KEPT], [7.5, 0, 7.5, 0, 0, 7.5, 0]],
    ["one's own hours where awork has said nothing", [ACCOUNT, OWN, null], [7.5, 7.5, 7.5, 7.5, 0, 7.5, 0]],
    ["unknown where awork has said nothing", [ACCOUNT, DEFAULTS, null], Array(7).fill(null)],
    [
      "unknown where it is of somebody else",
      [ACCOUNT, DEFAULTS, { ...KEPT, of: "others" }],
      Array(7).fill(null),
    ],
    [
      "unknown where awork says no days",
      [ACCOUNT, DEFAULTS, { ...KEPT, weekly: { ...read, value: null } }],
      Array(7).fill(null),
    ],
    ["those of one's own where nobody is connected", [null, OWN, KEPT], [7.5, 7.5, 7.5, 7.5, 0, 7.5, 0]],
  ])("are %s", (_title, given, hours) => {
    expect(week.map(targets(...given))).toEqual(hours.map((each) => (each === null ? null : each * HOUR)));
  });
});

import { describe, expect, it } from "vitest";
import { dueParts, isTaskDue } from "@/lib/capacity/due";
import { type KeptHours, hoursOf } from "@/lib/capacity/hours-item";
import { DAY, HOUR, MINUTE } from "@/lib/timer/time";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const TODAY = "2026-08-26";
const ALL = ["rules", "weekly", "absences", "holidays"];

const answered = (readOn: string, until: string) => ({ readOn, until, value: [] });
const today = answered(TODAY, "2026-08-27");
const kept = (more: Partial<KeptHours> = {}): KeptHours => ({
  ...hoursOf(null, "us me"),
  weekly: { ...today, value: null },
  absences: today,
  holidays: today,
  rules: { ...today, value: null },
  ...more,
});

const off = (at?: number): KeptHours["rules"] => ({
  ...today,
  at,
  value: { isTrackingOff: true, isNoteRequired: false, isDoneClosed: false, pastDays: null, isAdmin: false },
});

describe("the parts of the hours that are due", () => {
  it.each<[string, KeptHours, string[]]>([
    ["all at first", hoursOf(null, "us me"), ALL],
    ["none once read today", kept(), []],
    ["the rules, where a stored value has none", kept({ rules: null }), ["rules"]],
    ["those of yesterday", kept({ absences: answered("2026-08-25", TODAY) }), ["absences"]],
    ["none of those that are good for a week", kept({ holidays: answered("2026-08-20", "2026-08-27") }), []],
    [
      "holidays that were read tomorrow, as the clock was set back, after the absences",
      kept({ holidays: answered("2026-08-27", "2026-08-28") }),
      ["absences", "holidays"],
    ],
    ["none where nobody may start a timer, as was read just now", kept({ rules: off(NOW - 9 * MINUTE) }), []],
    ["the rules where nobody may, ten minutes later", kept({ rules: off(NOW - 10 * MINUTE) }), ["rules"]],
    ["the rules where nobody may, as an earlier version read", kept({ rules: off() }), ["rules"]],
    ["the rules where nobody may, and the clock was set back", kept({ rules: off(NOW + 1) }), ["rules"]],
    ["none within an hour of a failure", { ...hoursOf(null, "us me"), notBefore: NOW + 1 }, []],
    ["all an hour after a failure", { ...hoursOf(null, "us me"), notBefore: NOW }, ALL],
    ["all after a failure in the future", { ...hoursOf(null, "us me"), notBefore: NOW + DAY }, ALL],
  ])("are %s", (_title, hours, parts) => {
    expect(dueParts(hours, TODAY, NOW)).toEqual(parts);
  });
});

describe("a task", () => {
  const task = { id: "logo", at: NOW, until: NOW + HOUR, time: null, open: null };

  it.each([
    ["is due at first", null, NOW, true],
    ["is not due once read", task, NOW, false],
    ["is not due until its time", task, NOW + HOUR - 1, false],
    ["is due at its time", task, NOW + HOUR, true],
    ["is due when the clock was set back", task, NOW - 1, true],
  ])("%s", (_title, known, wall, isDue) => {
    expect(isTaskDue(known, wall)).toBe(isDue);
  });
});

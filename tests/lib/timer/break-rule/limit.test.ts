import { describe, expect, it } from "vitest";
import { type Limit, newlyReached, nextLimit, reached } from "@/lib/timer/break-rule/limit";
import { BREAK_RULES } from "@/lib/timer/break-rule/rules";
import { MINUTE } from "@/lib/timer/time";

const { germany } = BREAK_RULES;

/** In minutes. */
type Counted = [work: number, breaks: number, inARow: number];
const count = ([work, breaks, inARow]: Counted) => ({
  work: work * MINUTE,
  breaks: breaks * MINUTE,
  inARow: inARow * MINUTE,
});
const text = (limit: Limit | null) =>
  limit && `${limit.kind} ${limit.work / MINUTE}/${limit.breaks / MINUTE}`;

describe("by German law", () => {
  it.each<[sentence: string, counted: Counted, reached: string | null, next: string | null]>([
    [
      "a day begins without a limit reached, and breaks are due after six hours",
      [0, 0, 0],
      null,
      "day 360/30 in 360",
    ],
    [
      "a minute before six hours without breaks, they are due in a minute",
      [359, 0, 359],
      null,
      "day 360/30 in 1",
    ],
    ["six hours without breaks are a limit", [360, 0, 360], "day 360/30", "day 540/45 in 180"],
    ["six hours with too short breaks are a limit", [360, 29, 100], "day 360/30", "day 540/45 in 180"],
    ["six hours with thirty minutes are none", [360, 30, 100], null, "day 540/45 in 180"],
    ["nine hours with thirty minutes are a limit", [540, 30, 200], "day 540/45", "row 360/15 in 160"],
    ["nine hours with none are the later limit", [540, 0, 540], "day 540/45", null],
    ["nine hours with forty-five minutes are none", [540, 45, 200], null, "row 360/15 in 160"],
    ["six hours in a row after enough breaks are a limit", [400, 45, 360], "row 360/15", null],
    [
      "in a row they are due before the day's, where that comes first",
      [200, 30, 190],
      null,
      "row 360/15 in 170",
    ],
    ["the day's limit comes before that of the row", [420, 15, 360], "day 360/30", "day 540/45 in 120"],
  ])("%s", (_sentence, counted, isReached, next) => {
    expect(text(reached(count(counted), germany))).toBe(isReached);
    const found = nextLimit(count(counted), germany);
    expect(found && `${text(found.limit)} in ${found.left / MINUTE}`).toBe(next);
  });
});

describe("a change of breaks into work", () => {
  it.each<[sentence: string, before: Counted, after: Counted, expected: string | null]>([
    ["is none where no limit is reached after it", [100, 30, 50], [130, 0, 130], null],
    ["reaches a limit that was kept", [370, 30, 100], [400, 0, 400], "day 360/30"],
    ["reaches a limit by the work alone", [355, 0, 355], [365, 0, 365], "day 360/30"],
    ["leaves less of a limit that was reached before", [400, 15, 100], [415, 0, 415], "day 360/30"],
    [
      "changes nothing of a limit where the breaks were too short to count",
      [400, 15, 100],
      [405, 15, 105],
      null,
    ],
    ["reaches a later limit", [530, 30, 100], [545, 30, 115], "day 540/45"],
    ["makes a row of what was none", [500, 60, 200], [520, 45, 380], "row 360/15"],
  ])("%s", (_sentence, before, after, expected) => {
    expect(text(newlyReached(count(before), count(after), germany))).toBe(expected);
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countDay } from "@/lib/timer/break-rule/count";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { LATEST, START, anyNow, anyPaused, anyRunning, anyTimer } from "@/tests/lib/timer/any-timer";
import { at, rest, sampleTimer } from "@/tests/lib/timer/sample";
import { slowCount } from "@/tests/lib/timer/slow-count";
import { ended, running } from "./day";

const DAY = "2026-08-26";
const PIECE = 15 * MINUTE;

const minutes = (entries: Timer[], now: string, current: Timer | null = null) => {
  const { work, breaks, inARow } = countDay(entries, current, DAY, at(now), PIECE);
  return [work, breaks, inARow].map((each) => each / MINUTE);
};

const LUNCH = rest("10:00", "10:30");

describe("what counts of a day", () => {
  type Counted = [work: number, breaks: number, inARow: number];
  const table: [sentence: string, entries: Timer[], now: string, expected: Counted, current?: Timer][] = [
    ["is nothing without entries", [], "12:00", [0, 0, 0]],
    ["is the work of an entry", [ended("08:00", "10:00")], "12:00", [120, 0, 120]],
    ["is a break within an entry", [ended("08:00", "12:00", [LUNCH])], "12:00", [210, 30, 90]],
    ["is a gap between entries", [ended("08:00", "10:00"), ended("10:20", "12:00")], "12:00", [220, 20, 100]],
    ["is no break that is too short, and that is no work either", [ended("08:00", "10:00"), ended("10:14:59", "12:14:59")], "13:00", [240, 0, 240]], // prettier-ignore
    [
      "is a break of just the least length",
      [ended("08:00", "10:00"), ended("10:15", "12:15")],
      "13:00",
      [240, 15, 120],
    ],
    ["is one break where a break of an entry and a gap meet", [ended("08:00", "10:10", [rest("10:00", "10:10")]), ended("10:20", "12:00")], "12:00", [220, 20, 100]], // prettier-ignore
    ["are several breaks", [ended("08:00", "12:00", [rest("09:00", "09:15"), rest("10:00", "10:10"), rest("11:00", "11:20")])], "12:00", [195, 35, 40]], // prettier-ignore
    [
      "is once what several entries have",
      [ended("08:00", "10:00"), ended("09:00", "11:00")],
      "12:00",
      [180, 0, 180],
    ],
    ["is no break in which another entry has work", [ended("08:00", "12:00", [LUNCH]), ended("10:00", "10:30")], "12:00", [240, 0, 240]], // prettier-ignore
    ["is no gap before the first and after the last entry", [ended("08:00", "09:00")], "18:00", [60, 0, 60]],
    ["is the current entry up to now", [ended("08:00", "09:00")], "11:00", [120, 60, 60], running("10:00")],
    ["is an open break up to now", [], "11:00", [60, 60, 0], running("09:00", [rest("10:00", null)])],
    [
      "is no open break that is too short yet",
      [],
      "10:14",
      [60, 0, 60],
      running("09:00", [rest("10:00", null)]),
    ],
    ["is the current entry as it is now, not as it was listed", [running("09:00")], "11:00", [60, 60, 0], running("09:00", [rest("10:00", null)])], // prettier-ignore
    ["is nothing of another day", [ended("08:00", "09:00", [], { day: "2026-08-25" })], "12:00", [0, 0, 0]],
    ["is an entry of the day that lies after midnight", [ended("22:00", "23:00"), { ...ended("08:00", "09:00"), start: at("23:30"), end: at("23:30") + HOUR }], "23:59", [120, 30, 60]], // prettier-ignore
    ["is a booking without a start as work, in no row", [ended("08:00", "09:00"), sampleTimer({ id: "loose", start: null, duration: 30 * MINUTE })], "12:00", [90, 0, 60]], // prettier-ignore
    [
      "is nothing of a planned entry",
      [ended("08:00", "09:00"), ended("14:00", "15:00")],
      "12:00",
      [60, 0, 60],
    ],
    ["is an entry that ran when the list was read, up to the current one", [sampleTimer({ id: "before", start: at("08:00") })], "11:00", [180, 0, 180], running("10:00")], // prettier-ignore
  ];
  it.each(table)("%s", (_sentence, entries, now, expected, current) => {
    expect(minutes(entries, now, current)).toEqual(expected);
  });
});

/** Each break counts, however short, so that work and breaks are all of the entry. */
it("of any entry, work and breaks are those that are counted second by second", () => {
  fc.assert(
    fc.property(fc.oneof(anyTimer, anyRunning, anyPaused), anyNow, (timer, now) => {
      const until = Math.max(now, START + SECOND, phase(timer) === "paused" ? LATEST + 60 * SECOND : 0);
      const { work } = countDay([], timer, timer.day, until, SECOND);
      expect(work).toBe(slowCount(timer, until).worked);
    }),
  );
});

it("of any entries, no break is counted that is shorter than the least, and no more work than they have", () => {
  const stretch = fc
    .record({ start: fc.integer({ min: 0, max: 300 }), length: fc.integer({ min: 1, max: 60 }) })
    .map(({ start, length }) =>
      sampleTimer({
        id: `${start} ${length}`,
        start: START + start * MINUTE,
        end: START + (start + length) * MINUTE,
        duration: length * MINUTE,
      }),
    );
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 8 }), (entries) => {
      const now = START + 400 * MINUTE;
      const { work, breaks, inARow } = countDay(entries, null, DAY, now, PIECE);
      const isWork = Array.from({ length: 400 }, (_, minute) =>
        entries.some(({ start, end }) => start! <= START + minute * MINUTE && START + minute * MINUTE < end!),
      );
      const rests = isWork
        .map((each) => (each ? "w" : "r"))
        .join("")
        .replaceAll(/^r+|r+$/g, "")
        .split(/w+/)
        .filter(({ length }) => length >= 15);
      expect(work).toBe(isWork.filter(Boolean).length * MINUTE);
      expect(breaks).toBe(rests.join("").length * MINUTE);
      expect(inARow).toBeLessThanOrEqual(work);
    }),
  );
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gapsOn, untracked } from "@/lib/timer/stretches/gaps";
import { MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { at, rest, sampleTimer } from "@/tests/lib/timer/sample";
import { anyDay, anyInstant, has } from "./any-day";

const HOURS = { workDays: [1, 2, 3, 4, 5], workFrom: 9 * 60, workTo: 17 * 60 };

let count = 0;
const ended = (start: string, end: string, given: Partial<Timer> = {}) =>
  sampleTimer({
    id: `entry-${(count += 1)}`,
    start: at(start),
    end: at(end),
    duration: at(end) - at(start),
    ...given,
  });

const MORNING = ended("07:00", "09:45");
const NOON = ended("09:53", "11:00");
const RUNNING = sampleTimer({ id: "current", start: at("11:00") });
const LISTED = sampleTimer({ id: "before", start: at("09:53") });
const WHOLE = ended("07:00", "15:00");

type Case = {
  entries: Timer[];
  now: string;
  gaps: [string, string][];
  current?: Timer | null;
  day?: string;
  hours?: Partial<typeof HOURS>;
};

/** In Berlin, so that working hours from 9:00 to 17:00 are from 07:00 to 15:00 UTC. */
describe("the gaps of a day", () => {
  const table: [sentence: string, given: Case][] = [
    ["lie between entries", { entries: [MORNING, NOON], now: "11:00", gaps: [["09:45", "09:53"]] }],
    ["are found in any order of the entries", { entries: [NOON, MORNING], now: "11:00", gaps: [["09:45", "09:53"]] }], // prettier-ignore
    ["begin with the working hours", { entries: [NOON], now: "11:00", gaps: [["07:00", "09:53"]] }],
    ["end with the working hours", { entries: [MORNING, NOON], now: "18:00", gaps: [["09:45", "09:53"], ["11:00", "15:00"]] }], // prettier-ignore
    ["are never in the future", { entries: [MORNING], now: "10:00", gaps: [["09:45", "10:00"]] }],
    ["are not there before the working hours", { entries: [], now: "06:59", gaps: [] }],
    ["are not there before and after the working hours", { entries: [ended("05:00", "06:00"), WHOLE, ended("16:00", "17:00")], now: "18:00", gaps: [] }], // prettier-ignore
    [
      "are all of the working hours so far without an entry",
      { entries: [], now: "10:00", gaps: [["07:00", "10:00"]] },
    ],
    ["are not there on a free day", { entries: [], now: "10:00", gaps: [], hours: { workDays: [1, 2] } }],
    ["are not there where awork has not said the day", { entries: [], now: "10:00", gaps: [], day: "" }],
    ["have a minute or more", { entries: [MORNING, ended("09:46", "15:00")], now: "18:00", gaps: [["09:45", "09:46"]] }], // prettier-ignore
    [
      "are not there below a minute",
      { entries: [MORNING, ended("09:45:59", "15:00")], now: "18:00", gaps: [] },
    ],
    [
      "are not there where entries touch",
      { entries: [MORNING, ended("09:45", "15:00")], now: "18:00", gaps: [] },
    ],
    ["keep the seconds of the entries", { entries: [ended("07:00", "09:45:20.250"), ended("09:53:40", "15:00")], now: "18:00", gaps: [["09:45:20.250", "09:53:40"]] }], // prettier-ignore
    [
      "are not there within an entry that others lie in",
      { entries: [WHOLE, MORNING, NOON], now: "18:00", gaps: [] },
    ],
    ["end where the current entry began", { entries: [MORNING, RUNNING], current: RUNNING, now: "12:00", gaps: [["09:45", "11:00"]] }], // prettier-ignore
    ["are not the break of an entry that has ended", { entries: [ended("07:00", "15:00", { duration: MINUTE, breaks: [rest("08:00", "14:00")] })], now: "18:00", gaps: [] }], // prettier-ignore
    ["are not the open break of the current entry", { entries: [MORNING, { ...RUNNING, start: at("09:45"), breaks: [rest("10:00", null)] }], current: { ...RUNNING, start: at("09:45"), breaks: [rest("10:00", null)] }, now: "12:00", gaps: [] }], // prettier-ignore
    ["are not filled by a planned entry", { entries: [MORNING, ended("14:00", "15:00")], now: "10:00", gaps: [["09:45", "10:00"]] }], // prettier-ignore
    ["are not filled by a booking without a start", { entries: [sampleTimer({ start: null, duration: 60 * MINUTE })], now: "10:00", gaps: [["07:00", "10:00"]] }], // prettier-ignore
    ["are filled by an entry without an end for as long as it was", { entries: [sampleTimer({ start: at("07:00"), duration: 60 * MINUTE })], now: "10:00", gaps: [["08:00", "10:00"]] }], // prettier-ignore
    ["are not sought after an entry that ran when the list was read, up to the current one", { entries: [MORNING, LISTED, RUNNING], current: RUNNING, now: "12:00", gaps: [["09:45", "09:53"]] }], // prettier-ignore
    ["are not sought after one that ran when the list was read, where nothing is current", { entries: [MORNING, LISTED], now: "12:00", gaps: [["09:45", "09:53"]] }], // prettier-ignore
    ["are not there where an entry of another day reaches into it", { entries: [ended("07:00", "15:00", { day: "2026-08-25" })], now: "18:00", gaps: [] }], // prettier-ignore
  ];
  it.each(table)("%s", (_sentence, { entries, now, gaps, current = null, day = "2026-08-26", hours }) => {
    const found = gapsOn(day, { ...HOURS, ...hours }, { entries, current, now: at(now) });
    expect(found).toEqual(gaps.map(([start, end]) => ({ start: at(start), end: at(end) })));
  });
});

it("of any day, gaps are the moments that no entry has, in stretches of a minute or more", () => {
  fc.assert(
    fc.property(anyDay, anyInstant, anyInstant, anyInstant, ({ entries, current }, start, end, now) => {
      const gaps = untracked({ start, end }, { entries, current, now });
      const free = (moment: number) =>
        moment >= start && moment < Math.min(end, now) && !entries.some((entry) => has(entry, moment, now));
      for (const gap of gaps) {
        expect(gap.end - gap.start).toBeGreaterThanOrEqual(MINUTE);
        // As long as can be.
        expect([free(gap.start - SECOND), free(gap.end)]).toEqual([false, false]);
      }
      let run = 0;
      for (let moment = start; moment <= end; moment += SECOND) {
        const isGap = gaps.some((gap) => gap.start <= moment && moment < gap.end);
        if (isGap) expect(free(moment)).toBe(true);
        run = free(moment) ? run + SECOND : 0;
        if (run >= MINUTE) expect(isGap).toBe(true);
      }
    }),
  );
});

import * as fc from "fast-check";
import { SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { at, sampleTimer } from "@/tests/lib/timer/sample";

/** Where the random entries begin at the earliest; they lie within `LONGEST` of it. */
export const START = at("09:00");
export const LONGEST = 600 * SECOND;

const seconds = fc.integer({ min: 0, max: LONGEST / SECOND }).map((value) => value * SECOND);

/** Entries that have ended, are planned, turned around or empty, or have no start or no end. */
const ended = fc
  .record({
    start: fc.option(seconds, { freq: 6 }),
    end: fc.option(seconds, { freq: 4 }),
    duration: seconds,
  })
  .map(({ start, end, duration }) => ({
    start: start === null ? null : START + start,
    end: end === null ? null : START + end,
    duration,
  }));

/** Entries of a day, of which one may be the current one and still active. */
export const anyDay: fc.Arbitrary<{ entries: Timer[]; current: Timer | null }> = fc
  .record({ ended: fc.array(ended, { maxLength: 8 }), active: fc.option(seconds) })
  .map(({ ended, active }) => {
    const current = active === null ? null : sampleTimer({ id: "current", start: START + active });
    const others = ended.map((each, place) => sampleTimer({ id: `entry-${place}`, ...each }));
    return { entries: current ? [...others, current] : others, current };
  });

export const anyInstant = seconds.map((value) => START + value);

/** Whether an entry has a moment, by its stamps alone. */
export function has(entry: Timer, moment: number, now: number): boolean {
  if (entry.start === null || entry.start > now || moment < entry.start) return false;
  const end = entry.end ?? (entry.duration === null ? now : entry.start + entry.duration);
  return moment < end;
}

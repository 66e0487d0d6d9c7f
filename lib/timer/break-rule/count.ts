import { breakIntervals } from "@/lib/timer/elapsed";
import { type Interval, remainder, union } from "@/lib/timer/interval";
import { stretchOf } from "@/lib/timer/stretches/stretch";
import type { Duration, Instant } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { merged } from "@/lib/timer/today";

/** What counts of a day so far. */
export type Count = {
  /** The time worked; what several entries have counts once. */
  work: Duration;
  /** The breaks within entries, and the gaps between them, that are long enough. */
  breaks: Duration;
  /** The time worked since the last of these breaks. */
  inARow: Duration;
};

const EVER: Interval = { start: -Infinity, end: Infinity };

/**
 * Counts the work and the breaks of a day by awork ("2026-08-26"), up to now. `piece`: shorter breaks don't count,
 * and are no work either. An open break counts up to now; after the last entry there is no break. A booking
 * without a start is work, and part of no row.
 */
export function countDay(
  entries: readonly Timer[],
  current: Timer | null,
  day: string,
  now: Instant,
  piece: Duration,
): Count {
  const ofDay = merged(entries, current).filter((entry) => entry.day === day);
  const worked = union(
    ofDay.flatMap((entry) => workOf(entry, current, now)),
    EVER,
  );
  const isPaused = current?.day === day && phase(current) === "paused";
  const nexts = [...worked.slice(1).map(({ start }) => start), isPaused ? now : -Infinity];
  const count: Count = { work: 0, breaks: 0, inARow: 0 };
  for (const [place, { start, end }] of worked.entries()) {
    count.work += end - start;
    count.inARow += end - start;
    const rest = nexts[place]! - end;
    if (rest < piece) continue;
    count.breaks += rest;
    count.inARow = 0;
  }
  for (const { start, duration } of ofDay) if (start === null) count.work += duration ?? 0;
  return count;
}

/** The stretches of an entry without its breaks. */
function workOf(entry: Timer, current: Timer | null, now: Instant): Interval[] {
  const stretch = stretchOf(entry, current, now);
  return stretch ? remainder(breakIntervals({ ...entry, end: stretch.end }, stretch.end), stretch) : [];
}

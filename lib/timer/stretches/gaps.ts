import { type Interval, remainder } from "@/lib/timer/interval";
import { type Instant, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { stretchOf } from "./stretch";
import { type WorkHours, workHoursOn } from "./work-hours";

/** Gaps are shown in minutes, and entries that follow each other can be seconds apart. */
const LEAST = MINUTE;

/** What the entries of the last days leave open: `entries` has the current one, as it is now. */
type Given = { entries: readonly Timer[]; current: Timer | null; now: Instant };

/**
 * The stretches of `within` that no entry takes, in order: none is in the future, and each has a minute or more.
 * A break is part of its entry and not a gap.
 */
export function untracked(within: Interval, { entries, current, now }: Given): Interval[] {
  const past = { start: within.start, end: Math.min(within.end, now) };
  const taken = entries.flatMap((entry) => stretchOf(entry, current, now) ?? []);
  return remainder(taken, past).filter(({ start, end }) => end - start >= LEAST);
}

/** The gaps of a day ("2026-08-26"): the stretches of its working hours that no entry of any day takes, in order. */
export function gapsOn(day: string, hours: WorkHours, given: Given): Interval[] {
  const within = workHoursOn(day, hours);
  return within ? untracked(within, given) : [];
}

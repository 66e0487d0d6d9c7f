import { type Interval, total, union } from "./interval";
import { type Duration, type Instant, SECOND } from "./time";
import { type Break, type Timer, openBreak, phase } from "./timer";

/**
 * Elapsed time without breaks: whole seconds (in milliseconds), never below zero. Badge, tooltip and popup
 * all show this number, so they always agree.
 *
 * For a stopped entry it is the duration that awork reports. Otherwise breaks are the union of their
 * intervals, clipped to the entry. So breaks that overlap, lie outside the entry or end before they start are
 * neither subtracted twice nor subtracted wrongly.
 */
export function elapsed(timer: Timer, now: Instant): Duration {
  return Math.floor(exactElapsed(timer, now) / SECOND) * SECOND;
}

/** The break time of the entry so far, including the open break; whole seconds, in milliseconds. */
export function breakTime(timer: Timer, now: Instant): Duration {
  return Math.floor(total(breakIntervals(timer, now)) / SECOND) * SECOND;
}

/** The breaks of the entry so far as intervals, in order; the open one lasts until now. */
export function breakIntervals(timer: Timer, now: Instant): Interval[] {
  const entry = span(timer, now);
  const open = openBreak(timer)?.start ?? null;
  return union(
    timer.breaks.map((each) => breakInterval(each, entry, open)),
    entry,
  );
}

/** How long until `elapsed` next reaches a multiple of `step`; null if the timer doesn't run. */
export function untilTurn(timer: Timer | null, now: Instant, step: Duration): Duration | null {
  return timer && phase(timer) === "running" ? step - (exactElapsed(timer, now) % step) : null;
}

function exactElapsed(timer: Timer, now: Instant): Duration {
  if (timer.duration !== null) return Math.max(0, timer.duration);
  const { start, end } = span(timer, now);
  return Math.max(0, end - start - total(breakIntervals(timer, now)));
}

/** The entry so far. Without a start it has no place in time and is an empty interval. */
export function span(timer: Timer, now: Instant): Interval {
  const end = timer.end ?? now;
  return { start: timer.start ?? end, end };
}

/**
 * The interval of a break. A missing start or end is computed from the other one and the duration. With
 * neither, the break is assumed to begin with the entry. Only the open break, which began at `open`, has no
 * end yet and lasts as long as the entry.
 */
export function breakInterval(
  { start, end, duration }: Break,
  entry: Interval,
  open: Instant | null,
): Interval {
  if (start === null) return end === null ? from(entry.start, duration) : { start: end - duration, end };
  if (start === open && end === null) return { start, end: entry.end };
  return end === null ? from(start, duration) : { start, end };
}

const from = (start: Instant, duration: Duration): Interval => ({ start, end: start + duration });

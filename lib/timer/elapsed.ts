import { type Interval, total, union } from "./interval";
import { type Duration, type Instant, SECOND } from "./time";
import { type Break, type Timer, openBreak, phase } from "./timer";

/**
 * Time worked, breaks left out: whole seconds (in milliseconds), never below zero.
 * Badge, tooltip and popup all show this one number, so they cannot disagree.
 *
 * A stopped entry has worked what awork says it has. Otherwise the breaks are the union of their intervals,
 * clipped to the entry, so that breaks that overlap, lie outside the entry or end before they start take
 * nothing away twice and nothing that is not there.
 */
export function elapsed(timer: Timer, now: Instant): Duration {
  return Math.floor(exactElapsed(timer, now) / SECOND) * SECOND;
}

/** The time that breaks take out of the entry so far, the open one included; whole seconds, in milliseconds. */
export function breakTime(timer: Timer, now: Instant): Duration {
  return Math.floor(total(breakIntervals(timer, now)) / SECOND) * SECOND;
}

/** The breaks of the entry so far as intervals in order; the open one reaches to now. */
export function breakIntervals(timer: Timer, now: Instant): Interval[] {
  const entry = span(timer, now);
  const open = openBreak(timer)?.start ?? null;
  return union(
    timer.breaks.map((each) => breakInterval(each, entry, open)),
    entry,
  );
}

/** How long until `worked` next passes a multiple of `step`; null when it stands still. */
export function untilTurn(timer: Timer | null, now: Instant, step: Duration): Duration | null {
  return timer && phase(timer) === "running" ? step - (exactElapsed(timer, now) % step) : null;
}

function exactElapsed(timer: Timer, now: Instant): Duration {
  if (timer.duration !== null) return Math.max(0, timer.duration);
  const { start, end } = span(timer, now);
  return Math.max(0, end - start - total(breakIntervals(timer, now)));
}

/** The entry so far. One without a start has no place in time: an empty interval. */
export function span(timer: Timer, now: Instant): Interval {
  const end = timer.end ?? now;
  return { start: timer.start ?? end, end };
}

/**
 * A missing stamp is worked out from the other one and the duration; with neither, the break is taken to
 * begin with the entry. Only the open break, begun at `open`, has no end yet: it lasts as long as the entry does.
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

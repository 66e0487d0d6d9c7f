import { type Duration, type Instant } from "@/lib/timer/time";
import { type Timer, openBreak, phase } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";

/**
 * The timer that an entry is which has a start, no end, and a duration that awork may have kept up to date while the
 * timer runs or is paused (another client's comment; all recorded answers say 0). Null where it can't be one: a booking
 * by hand has no open break, and the duration that it was given. `slack`: how old the duration may be.
 */
export function keptUp(entry: Timer, now: Instant, slack: Duration): Timer | null {
  if (entry.start === null || entry.end !== null) return null;
  const timer = { ...entry, duration: null };
  if (phase(entry) !== "stopped" || openBreak(timer)) return timer;
  return Math.abs(elapsed(timer, now) - entry.duration!) <= slack ? timer : null;
}

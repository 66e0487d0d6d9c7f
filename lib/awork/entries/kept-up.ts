import { type Duration, type Instant } from "@/lib/timer/time";
import { type Timer, openBreak, phase } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";

/**
 * Reads an entry with a start, no end and a duration as an active timer (`duration` null). awork may keep the
 * duration up to date while the timer is active (another client's comment; all recorded answers say 0). Null
 * if it can't be one: a manual booking has no open break, and its duration is fixed. `slack`: how old the
 * duration may be.
 */
export function keptUp(entry: Timer, now: Instant, slack: Duration): Timer | null {
  if (entry.start === null || entry.end !== null) return null;
  const timer = { ...entry, duration: null };
  if (phase(entry) !== "stopped" || openBreak(timer)) return timer;
  return Math.abs(elapsed(timer, now) - entry.duration!) <= slack ? timer : null;
}

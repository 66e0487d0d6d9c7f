import { hoursMinutes } from "@/lib/timer/clock";
import { DAY, type Duration, HOUR, MINUTE } from "@/lib/timer/time";

/** How many narrow characters `1:23` takes, the longest exact time in a badge. */
const EXACT = 4;

/**
 * The badge's text, `42m` or `1:23`, in at most `capacity` narrow characters; null if the time doesn't fit to
 * the minute and belongs in the icon. A badge too small for `1:23` shows no time at all, because the time would
 * move between badge and icon each hour. From 1,000 hours on the time doesn't fit in the icon either, and the
 * badge shows days: `41d`, at most `999d`.
 */
export function badge(duration: Duration, capacity: number): string | null {
  if (duration >= 1000 * HOUR) return `${Math.min(999, Math.floor(duration / DAY))}d`;
  if (capacity < EXACT || duration >= 10 * HOUR) return null;
  return duration < HOUR ? `${Math.floor(duration / MINUTE)}m` : hoursMinutes(duration);
}

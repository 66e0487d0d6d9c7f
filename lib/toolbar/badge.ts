import { hoursMinutes } from "@/lib/timer/clock";
import { DAY, type Duration, HOUR, MINUTE } from "@/lib/timer/time";

/** What the longest exact time takes that a badge tells, `1:23`, in narrow characters. */
const EXACT = 4;

/**
 * The badge's text, `42m`, `1:23`, in `room` narrow characters; null where the time has no room there to the minute, and
 * belongs into the icon. A badge that has none for `1:23` tells no time at all: it would jump between two places each
 * hour. What nobody has stopped for a thousand hours has no room in the icon either, and is told in days: `41d`, at
 * most `999d`.
 */
export function badge(duration: Duration, room: number): string | null {
  if (duration >= 1000 * HOUR) return `${Math.min(999, Math.floor(duration / DAY))}d`;
  if (room < EXACT || duration >= 10 * HOUR) return null;
  return duration < HOUR ? `${Math.floor(duration / MINUTE)}m` : hoursMinutes(duration);
}

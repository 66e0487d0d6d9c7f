import { type Instant, MINUTE } from "./time";
import { type Timer, began } from "./timer";

/** Why a start can't be: the name of a text. That of `startOverlaps` takes the end of the other entry. */
export type StartFault = "startNotATime" | "startInFuture" | "startAfterBreak" | "startOverlaps";

/** 9:05, 905, 0905, 9.05, 9h05, 9; with am and pm as well, in the spellings that `Intl` has for them. */
const TIME = /^(\d\d?)(?:[:.h]?(\d\d))?\s*(?:([ap])\.?m\.?)?$/i;

/**
 * The start that a person typed as a time of day, in this computer's time zone, seconds 0: on the day of `now`, or,
 * when that lies ahead, on the day of the present `start`. What reads as the present start is the present start,
 * seconds and day kept: who leaves the field as it was changes nothing.
 *
 * When the clock is put forward, a time that is left out is as much later; when it is put back, a time that comes
 * twice is the first one. Both are what `Date` does.
 */
export function readStart(text: string, start: Instant, now: Instant): Instant | StartFault {
  const time = timeIn(text);
  if (!time) return "startNotATime";
  const { hour, minute } = time;
  const present = new Date(start);
  if (present.getHours() === hour && present.getMinutes() === minute) return start;
  const on = (day: Instant) => new Date(day).setHours(hour, minute, 0, 0);
  const at = on(now) > now ? on(start) : on(now);
  return at > now ? "startInFuture" : at;
}

function timeIn(text: string): { hour: number; minute: number } | null {
  const [isTime, hours, minutes = 0, half] = TIME.exec(text.trim()) ?? [];
  if (!isTime || Number(minutes) > 59) return null;
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (!half) return hour < 24 ? { hour, minute } : null;
  if (hour < 1 || hour > 12) return null;
  return { hour: (hour % 12) + (/p/i.test(half) ? 12 : 0), minute };
}

/** When an entry ended; null while it goes on, and where a booking has no times. */
export function endOf({ start, end, duration }: Timer): Instant | null {
  return end ?? (start === null || duration === null ? null : start + duration);
}

/**
 * The entry that the timer would overlap if it began at `at`: one from before its present start that ended later
 * than `at`. Of several, the one that ended last: after that one there is room.
 */
export function overlap(at: Instant, timer: Timer, others: readonly Timer[]): Timer | null {
  const ended = (other: Timer) => endOf(other) ?? -Infinity;
  // One without a start has none to move.
  const present = timer.start ?? 0;
  return others
    .filter((other) => other.id !== timer.id && other.start !== null && other.start < present)
    .filter((other) => ended(other) > Math.max(at, other.start!))
    .reduce<Timer | null>((last, other) => (last && ended(last) >= ended(other) ? last : other), null);
}

/**
 * The start that a typed minute means: who types the minute in which the entry before ended goes on from its end, for
 * the seconds of it can't be seen.
 */
export function meant(at: Instant, timer: Timer, others: readonly Timer[]): Instant {
  const before = overlap(at, timer, others);
  const end = before && endOf(before);
  return end !== null && end - at < MINUTE ? end : at;
}

/** Why the timer can't begin at `at`, and `with` which other entry it would overlap. A break that is open counts too. */
export function startFault(
  at: Instant,
  timer: Timer,
  others: readonly Timer[],
  now: Instant,
): { fault: StartFault; with?: Timer } | null {
  if (at > now) return { fault: "startInFuture" };
  if (timer.breaks.map(began).some((since) => since > -Infinity && at > since))
    return { fault: "startAfterBreak" };
  const other = overlap(at, timer, others);
  return other && { fault: "startOverlaps", with: other };
}

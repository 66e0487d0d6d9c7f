import { DAY, HOUR, type Instant, MINUTE } from "@/lib/timer/time";
import { DATE, daysBefore, hasTwelveHours, isSameDay, relativeDay, timeOfDay } from "./time-of-day";
import { type Timer, began } from "@/lib/timer/timer";
import { plainText, readTime } from "./typed-time";

/**
 * Why a start is invalid: the key of a text. `startNotATime` takes an example, `startOverlaps` the other
 * entry's end.
 */
export type StartFault = "startNotATime" | "startInFuture" | "startAfterBreak" | "startOverlaps";

/** What is compared with other entries. */
type Placed = Pick<Timer, "id" | "start">;

/** How many days back a day can be named. */
const NAMED_DAYS = 7;

/**
 * A time typed without a day means yesterday's if that is at most this long ago; otherwise today's, in the
 * future.
 */
const NEARER_BEHIND = 12 * HOUR;

/**
 * Parses a typed start in the format of the field: a time of day by the locale's clock, in this computer's
 * time zone, with the day in front unless it is today. Text that equals the present `start` returns exactly
 * that instant, seconds included.
 *
 * If the text can mean several instants, returns the latest that has passed and `isPossible`. Ambiguous are
 * the half of the day and the day, if not typed, and a time that comes twice when the clock is put back. A
 * time that is skipped when the clock is put forward is moved later by the skipped amount. If no instant is
 * possible, returns the latest that has passed.
 */
export function readStart(
  text: string,
  start: Instant,
  now: Instant,
  locale: string,
  isPossible: (at: Instant) => boolean = () => true,
): Instant | StartFault {
  if (plainText(text) === plainText(timeOfDay(start, now, locale))) return start;
  const { day, rest } = splitDay(text, start, now, locale);
  const time = readTime(rest, hasTwelveHours(locale));
  if (!time) return "startNotATime";
  const { hours, minute, second } = time;
  const days = day === null ? daysSince(start, now) : [day];
  const isOfStart = (at: Instant) => second === null && start - at >= 0 && start - at < MINUTE;
  const past = days
    .flatMap((on) => hours.flatMap((hour) => instantsOf(on, hour, minute, second ?? 0)))
    .map((at) => (isOfStart(at) ? start : at))
    .filter((at) => at <= now)
    .toSorted((a, b) => b - a);
  const sinceItsDay = past.filter((at) => day !== null || at >= start || isSameDay(at, start));
  // A day before the present start's counts only if it was typed, or if it is the only possibility and
  // recent.
  const candidates = sinceItsDay.length > 0 ? sinceItsDay : past.filter((at) => now - at <= NEARER_BEHIND);
  return candidates.find(isPossible) ?? candidates[0] ?? "startInFuture";
}

/**
 * The day that the text names, as any instant of it, and the rest of the text. The day is null if none is
 * named.
 */
export function splitDay(
  text: string,
  start: Instant,
  now: Instant,
  locale: string,
): { day: Instant | null; rest: string } {
  const plain = plainText(text);
  if (/^\d/.test(plain)) return { day: null, rest: plain };
  const names = namedDays(start, now, locale)
    .filter(({ name }) => plain.startsWith(name))
    .toSorted((a, b) => b.name.length - a.name.length);
  for (const { name, day } of names) {
    const rest = /^[ ,.]+(.*)$/.exec(plain.slice(name.length));
    if (rest) return { day, rest: rest[1]! };
  }
  return { day: null, rest: plain };
}

/** All names of today, of the days before it, and of the present start's day. */
function namedDays(start: Instant, now: Instant, locale: string): { name: string; day: Instant }[] {
  const formats = [DATE, { weekday: "short" } as const, { weekday: "long" } as const].map(
    (names) => new Intl.DateTimeFormat(locale, names),
  );
  return [
    { name: relativeDay(0, locale), day: now },
    { name: relativeDay(-1, locale), day: daysBefore(now, 1) },
    ...formats.flatMap(({ format }) => lastDays(now).map((day) => ({ name: format(day), day }))),
    { name: formats[0]!.format(start), day: start },
  ].map(({ name, day }) => ({ name: plainText(name), day }));
}

/** Today and the days before it. */
const lastDays = (now: Instant): Instant[] =>
  Array.from({ length: NAMED_DAYS }, (_, back) => daysBefore(now, back));

/** Today, yesterday, and the days before back to the present start's. */
function daysSince(start: Instant, now: Instant): Instant[] {
  return [...lastDays(now).filter((day, back) => back < 2 || day > start), start];
}

/**
 * The instants at which the clock shows a time on the day of `on`: two if the clock is put back in between.
 */
export function instantsOf(on: Instant, hour: number, minute: number, second: number): Instant[] {
  const date = new Date(on);
  const day = [date.getFullYear(), date.getMonth(), date.getDate()] as const;
  const usual = new Date(...day, hour, minute, second).getTime();
  const isShown = (at: Instant) => {
    const shown = new Date(at);
    return isSameDay(at, on) && shown.getHours() === hour && shown.getMinutes() === minute;
  };
  const found = [usual - DAY, usual + DAY]
    .map((at) => Date.UTC(...day, hour, minute, second) + new Date(at).getTimezoneOffset() * MINUTE)
    .filter(isShown);
  return found.length > 0 ? [...new Set(found)] : [usual];
}

/** Whether the clock shows the time of `at` twice on that day. */
export function comesTwice(at: Instant): boolean {
  const date = new Date(at);
  return instantsOf(at, date.getHours(), date.getMinutes(), date.getSeconds()).length > 1;
}

/** When an entry ended; null if it is active, or a booking without times. */
export function endOf({ start, end, duration }: Timer): Instant | null {
  return end ?? (start === null || duration === null ? null : start + duration);
}

/**
 * The entry that the timer would overlap if it began at `at`: one that started before the timer's present
 * start and ended after `at`. If there are several, the one that ended last, since after it there is room.
 */
export function overlap(at: Instant, timer: Placed, others: readonly Timer[]): Timer | null {
  const ended = (other: Timer) => endOf(other) ?? -Infinity;
  // Without a start there is nothing to move.
  const present = timer.start ?? 0;
  return others
    .filter((other) => other.id !== timer.id && other.start !== null && other.start < present)
    .filter((other) => ended(other) > Math.max(at, other.start!))
    .reduce<Timer | null>((last, other) => (last && ended(last) >= ended(other) ? last : other), null);
}

/**
 * The start that a typed minute means. If the previous entry ended in that minute, it is that end, because
 * its seconds are not visible.
 */
export function meant(at: Instant, timer: Placed, others: readonly Timer[]): Instant {
  const before = overlap(at, timer, others);
  const end = before && endOf(before);
  return end !== null && end - at < MINUTE ? end : at;
}

/**
 * Why the timer can't begin at `at`; null if it can. `with`: the entry it would overlap. The open break
 * counts too.
 */
export function startFault(
  at: Instant,
  timer: Placed & Pick<Timer, "breaks">,
  others: readonly Timer[],
  now: Instant,
): { fault: StartFault; with?: Timer } | null {
  if (at > now) return { fault: "startInFuture" };
  if (timer.breaks.map(began).some((since) => since > -Infinity && at > since))
    return { fault: "startAfterBreak" };
  const other = overlap(at, timer, others);
  return other && { fault: "startOverlaps", with: other };
}

import { DAY, type Duration, type Instant, SECOND } from "./time";
import { type Timer, phase } from "./timer";
import { untilTurn, elapsed } from "./elapsed";

/** The day ("2026-08-26") in this computer's time zone. */
export function localDayOf(now: Instant): string {
  const date = new Date(now);
  return new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())).toISOString().slice(0, 10);
}

/** The day so many calendar days after a day; before it, if negative. */
export const dayFrom = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/**
 * The time worked on a day, whole seconds in milliseconds: the sum of `elapsed` of its entries. If an entry
 * other than the current one was active when the list was read, it ran at most until the current one began.
 * It is counted up to then, and `isSure` is false.
 */
export function total(
  entries: readonly Timer[],
  current: Timer | null,
  day: string,
  now: Instant,
): { worked: Duration; isSure: boolean } {
  // If the current timer's start is unknown, such an entry counts as 0.
  const until = Math.min(now, current?.start ?? 0);
  const sum = { worked: 0, isSure: true };
  for (const entry of merged(entries, current)) {
    if (entry.day !== day || (entry !== current && !hasBegun(entry, now))) continue;
    const isKnown = entry === current || phase(entry) === "stopped";
    sum.worked += elapsed(entry, isKnown ? now : until);
    sum.isSure &&= isKnown;
  }
  return sum;
}

/** How long until `total` next reaches a multiple of `step`; null if the total doesn't change. */
export function untilTotalTurns(
  entries: readonly Timer[],
  current: Timer | null,
  day: string,
  now: Instant,
  step: Duration,
): Duration | null {
  const second = current?.day === day ? untilTurn(current, now, SECOND) : null;
  // The total has whole seconds and advances with the seconds of the current timer.
  return second && second + step - SECOND - (total(entries, current, day, now).worked % step);
}

/** Whether an entry counts yet. A planned one counts once it begins. */
export const hasBegun = ({ start, day }: Timer, now: Instant): boolean =>
  start === null ? !(Date.parse(day) > Date.parse(localDayOf(now))) : start <= now;

/**
 * The entries that have begun, by day: newest day first, newest entry first, entries without a start last.
 * `also`: days to include even without entries.
 */
export function days(
  entries: readonly Timer[],
  current: Timer | null,
  now: Instant,
  also: readonly string[] = [],
): { day: string; entries: Timer[] }[] {
  const newestFirst = merged(entries, current)
    .filter((entry) => entry === current || hasBegun(entry, now))
    .toSorted((a, b) => (b.start ?? 0) - (a.start ?? 0));
  const byDay = Map.groupBy(newestFirst, ({ day }) => day);
  return [...new Set([...byDay.keys(), ...also])]
    .map((day) => ({ day, entries: byDay.get(day) ?? [] }))
    .toSorted((a, b) => (a.day < b.day ? 1 : -1));
}

/** Each entry once. `current` replaces its copy in the list, which is older. */
export function merged(entries: readonly Timer[], current: Timer | null): Timer[] {
  const all = current ? [...entries, current] : entries;
  return [...new Map(all.map((entry) => [entry.id, entry])).values()];
}

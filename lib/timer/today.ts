import { type Duration, type Instant, SECOND } from "./time";
import { type Timer, phase } from "./timer";
import { untilTurn, elapsed } from "./elapsed";

/** The day "2026-08-26" of this computer's time zone. */
export function localDayOf(now: Instant): string {
  const date = new Date(now);
  return new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())).toISOString().slice(0, 10);
}

/**
 * What was worked on a day, whole seconds in milliseconds: the sum of what each of its entries shows. An entry of the
 * list that still ran when the list was read, and is not the current one, has gone on at most until that one began:
 * so long it is counted, and the sum is not sure.
 */
export function total(
  entries: readonly Timer[],
  current: Timer | null,
  day: string,
  now: Instant,
): { worked: Duration; isSure: boolean } {
  // Nothing of it is known where it is not known when the current one began.
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

/** How long until `total` next passes a multiple of `step`; null when it stands still. */
export function untilTotalTurns(
  entries: readonly Timer[],
  current: Timer | null,
  day: string,
  now: Instant,
  step: Duration,
): Duration | null {
  const second = current?.day === day ? untilTurn(current, now, SECOND) : null;
  // It has whole seconds, and goes on with those of the current one.
  return second && second + step - SECOND - (total(entries, current, day, now).worked % step);
}

/** Whether an entry counts by now: what is planned does not before it begins. */
export const hasBegun = ({ start, day }: Timer, now: Instant): boolean =>
  start === null ? !(Date.parse(day) > Date.parse(localDayOf(now))) : start <= now;

/**
 * The entries that have begun, by day: the newest day first, and in it the newest entry first, those without a start at
 * its end. `also`: days that are there without an entry.
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

/** Each entry once, the current one as it is known by itself: that is newer than the list. */
function merged(entries: readonly Timer[], current: Timer | null): Timer[] {
  const all = current ? [...entries, current] : entries;
  return [...new Map(all.map((entry) => [entry.id, entry])).values()];
}

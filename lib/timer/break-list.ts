import { total, union } from "./interval";
import { type Duration, type Instant, SECOND } from "./time";
import { type Timer, began, openBreak } from "./timer";
import { breakInterval, span } from "./elapsed";

/**
 * The breaks to show, in order. `length` is the time that the break takes out of the entry so far, whole
 * seconds in milliseconds, by the same rules as `breakTime`. Breaks that take nothing are left out, except
 * the open break, which is last and has no end. A break with only a duration has neither start nor end and
 * comes first.
 */
export function listed(
  timer: Timer,
  now: Instant,
): { start: Instant | null; end: Instant | null; length: Duration }[] {
  const entry = span(timer, now);
  const hasOpen = openBreak(timer) !== null;
  return timer.breaks
    .toSorted((a, b) => began(a) - began(b))
    .flatMap((each, place, all) => {
      const isOpen = hasOpen && place === all.length - 1;
      const isOngoing = isOpen && timer.end === null;
      const hasPlace = each.start !== null || each.end !== null;
      const { start, end } = breakInterval(each, entry, isOpen ? each.start : null);
      const length = Math.floor(total(union([{ start, end }], entry)) / SECOND) * SECOND;
      if (!isOngoing && length === 0) return [];
      return [{ start: hasPlace ? start : null, end: hasPlace && !isOngoing ? end : null, length }];
    });
}

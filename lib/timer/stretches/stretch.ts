import type { Interval } from "@/lib/timer/interval";
import type { Instant } from "@/lib/timer/time";
import { type Timer, isActive } from "@/lib/timer/timer";
import { endOf } from "@/lib/timer/typed/start-field";

/**
 * The time that an entry takes, with its breaks, from its start to its end; null without a start, and for a
 * planned entry. An active entry lasts until now. If it is not the current one, it was active when the list was
 * read, and ended at the latest when the current one began.
 */
export function stretchOf(entry: Timer, current: Timer | null, now: Instant): Interval | null {
  const { id, start } = entry;
  if (start === null || start > now) return null;
  if (!isActive(entry)) return { start, end: endOf(entry)! };
  const next = id === current?.id ? null : (current?.start ?? null);
  return { start, end: next !== null && next >= start ? Math.min(next, now) : now };
}

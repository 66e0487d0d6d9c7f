import { elapsed } from "@/lib/timer/elapsed";
import type { Duration, Instant } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";

/**
 * What awork said about a task at `at`, by awork's clock: time planned and tracked, in ms. `open`: the entry on
 * the task that was active then. awork sums up durations, and an active entry has none yet.
 */
export type TaskReading = { planned: Duration; tracked: Duration; at: Instant; open: string | null };

/**
 * The time tracked on a task by now: what awork said, and what has come since: the entry that was open then,
 * and those that began after. `current` replaces its copy among the entries. An entry other than the current
 * one that was active when it was listed ran at most until the current one began.
 */
export function trackedNow(
  { tracked, at, open }: TaskReading,
  taskId: string,
  entries: readonly Timer[],
  current: Timer | null,
  now: Instant,
): Duration {
  const others = entries.filter(({ id }) => id !== current?.id);
  return [...others, ...(current ? [current] : [])]
    .filter(({ about, id, start }) => about.taskId === taskId && (id === open || isIn(start, at, now)))
    .map((entry) => elapsed(entry, entry === current || phase(entry) === "stopped" ? now : endOfOther()))
    .reduce((sum, more) => sum + more, tracked);

  function endOfOther(): Instant {
    return Math.min(now, current?.start ?? 0);
  }
}

const isIn = (start: Instant | null, from: Instant, to: Instant): boolean =>
  start !== null && start >= from && start <= to;

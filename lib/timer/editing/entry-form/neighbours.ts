import type { Edit } from "@/lib/timer/editing/edit";
import { breakTime } from "@/lib/timer/elapsed";
import { overlapsOf } from "@/lib/timer/stretches/overlaps";
import type { Duration, Instant } from "@/lib/timer/time";
import { type Timer, began, phase } from "@/lib/timer/timer";
import { endOf } from "@/lib/timer/typed/start-field";

/** Another entry that has some of the time. `shorter`: the change that leaves it the rest; null if there is none. */
export type Neighbour = { entry: Timer; length: Duration; shorter: Edit | null };

/**
 * The entries that the form's entry overlaps, the longest overlap first. `entry`: with the times of the form.
 * `others`: the entries of the last days, `current` among them as it is now.
 */
export function neighbours(
  entry: Timer,
  others: readonly Timer[],
  current: Timer | null,
  now: Instant,
): Neighbour[] {
  const isSelf = current?.id === entry.id;
  const all = [entry, ...others.filter(({ id }) => id !== entry.id && id !== current?.id)];
  if (current && !isSelf) all.push(current);
  const found = overlapsOf(all, isSelf ? entry : current, now).get(entry.id) ?? [];
  return found.map(({ with: other, length }) => ({
    entry: other,
    length,
    shorter: shorter(other, entry.start!, endOf(entry) ?? now),
  }));
}

/**
 * The change after which an entry leaves a stretch alone: it ends before it, or begins after it. Null if it lies
 * within the stretch or around it, since then more than the overlap would be lost, or if its breaks don't allow it.
 */
function shorter(other: Timer, start: Instant, end: Instant): Edit | null {
  const { id } = other;
  const from = other.start!;
  const to = endOf(other) ?? Infinity;
  if (from < start && to <= end && phase(other) === "stopped") {
    if (other.end === null) return { id, field: "duration", from: other.duration, to: start - from };
    const isLeft = start - from > breakTime(other, other.end);
    return isLeft ? { id, field: "end", from: other.end, to: start } : null;
  }
  // Without an end it would move, and not be shorter.
  const hasLengthAlone = other.end === null && phase(other) === "stopped";
  if (from < start || to <= end || hasLengthAlone) return null;
  const firstBreak = Math.min(...other.breaks.map(began));
  if (end > firstBreak) return null;
  return { id, field: "start", from, to: end };
}

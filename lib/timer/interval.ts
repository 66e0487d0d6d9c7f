import type { Duration, Instant } from "./time";

/** From `start` up to but not including `end`; empty if `end` is not after `start`. */
export type Interval = { start: Instant; end: Instant };

/** The union of the intervals, clipped to `within`: in order, none touching another. */
export function union(intervals: readonly Interval[], within: Interval): Interval[] {
  const clipped = intervals
    .map(({ start, end }) => ({ start: Math.max(start, within.start), end: Math.min(end, within.end) }))
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start);
  const merged: Interval[] = [];
  for (const next of clipped) {
    const last = merged.at(-1);
    if (last && next.start <= last.end) last.end = Math.max(last.end, next.end);
    else merged.push(next);
  }
  return merged;
}

/** What the intervals leave of `within`, in order. */
export function remainder(intervals: readonly Interval[], within: Interval): Interval[] {
  const taken = union(intervals, within);
  const starts = [within.start, ...taken.map(({ end }) => end)];
  const ends = [...taken.map(({ start }) => start), within.end];
  return starts.map((start, place) => ({ start, end: ends[place]! })).filter(({ start, end }) => start < end);
}

/** The total length of intervals that do not overlap. */
export function total(intervals: readonly Interval[]): Duration {
  return intervals.reduce((sum, { start, end }) => sum + end - start, 0);
}

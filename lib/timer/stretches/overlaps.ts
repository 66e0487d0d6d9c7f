import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import { type Timer, isActive } from "@/lib/timer/timer";
import { stretchOf } from "./stretch";

/** Another entry that has some of an entry's time; `length` in whole seconds, as ms. */
export type Overlap = { with: Timer; length: Duration };

/**
 * The overlaps of each entry that has any, by its id, the longest first. Entries that touch, or have less than a
 * second in common, don't overlap. Breaks belong to their entry: whatever lies in one overlaps it. An entry that
 * was active when the list was read, and is not current any more, is left out, since its end is unknown.
 */
export function overlapsOf(
  entries: readonly Timer[],
  current: Timer | null,
  now: Instant,
): ReadonlyMap<string, Overlap[]> {
  const found = new Map<string, Overlap[]>();
  function add({ id }: Timer, overlap: Overlap): void {
    const overlaps = found.get(id);
    if (overlaps) overlaps.push(overlap);
    else found.set(id, [overlap]);
  }
  const inOrder = entries
    .filter((entry) => !isActive(entry) || entry.id === current?.id)
    .flatMap((entry) => {
      const stretch = stretchOf(entry, current, now);
      return stretch && stretch.end > stretch.start ? { entry, ...stretch } : [];
    })
    .toSorted((a, b) => a.start - b.start);
  /** Those that began before and may not have ended yet. */
  let open: typeof inOrder = [];
  for (const next of inOrder) {
    open = open.filter(({ end }) => end > next.start);
    for (const before of open) {
      const length = Math.floor((Math.min(before.end, next.end) - next.start) / SECOND) * SECOND;
      if (length === 0) continue;
      add(before.entry, { with: next.entry, length });
      add(next.entry, { with: before.entry, length });
    }
    open.push(next);
  }
  for (const overlaps of found.values()) overlaps.sort((a, b) => b.length - a.length);
  return found;
}

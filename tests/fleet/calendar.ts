import type { Instant } from "@/lib/timer/time";

export type Calendar = ReturnType<typeof createCalendar>;

type Entry = { at: Instant; place: number; happen: () => unknown };

/** A clock that jumps from one thing that happens to the next, and lets each come to its end before. */
export function createCalendar(start: Instant) {
  let now = start;
  let places = 0;
  /** A heap: no entry is later than the two that hang below it. */
  const heap: Entry[] = [];

  function put(entry: Entry): void {
    let index = heap.length;
    for (let above = (index - 1) >> 1; index > 0 && isBefore(entry, heap[above]!); above = (index - 1) >> 1) {
      heap[index] = heap[above]!;
      index = above;
    }
    heap[index] = entry;
  }

  function take(): Entry {
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length > 0) sink(last);
    return first;
  }

  /** Puts an entry in the place of the first. */
  function sink(entry: Entry): void {
    let index = 0;
    for (let below = 1; below < heap.length; below = 2 * index + 1) {
      if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below += 1;
      if (!isBefore(heap[below]!, entry)) break;
      heap[index] = heap[below]!;
      index = below;
    }
    heap[index] = entry;
  }

  return {
    now: () => now,

    /** What should have been before happens at once. */
    at(at: Instant, happen: () => unknown): void {
      put({ at: Math.max(now, Math.round(at)), place: places++, happen });
    },

    async runUntil(end: Instant): Promise<void> {
      while (heap.length > 0 && heap[0]!.at <= end) {
        const { at, happen } = take();
        now = at;
        await happen();
      }
      now = end;
    },
  };
}

const isBefore = (one: Entry, other: Entry): boolean =>
  one.at < other.at || (one.at === other.at && one.place < other.place);

import type { Break, Timer } from "@/lib/timer/timer";
import { at, sampleTimer } from "@/tests/lib/timer/sample";

let count = 0;

/** An entry that has ended, by its times of day. */
export function ended(start: string, end: string, breaks: Break[] = [], given: Partial<Timer> = {}): Timer {
  const id = `entry-${(count += 1)}`;
  return sampleTimer({ id, start: at(start), end: at(end), duration: at(end) - at(start), breaks, ...given });
}

/** The current entry. */
export const running = (start: string, breaks: Break[] = [], day = "2026-08-26"): Timer =>
  sampleTimer({ id: "current", start: at(start), breaks, day });

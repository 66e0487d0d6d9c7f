import { type Instant, SECOND } from "./time";
import { type Timer, openBreak, phase } from "./timer";

/** Why the time shown may be wrong although awork's answer was understood. */
export type Doubt = "entryAhead" | "breakAhead";

/** Tolerated difference between clocks: `Date` headers have whole seconds, and answers take time. */
const TOLERANCE = 5 * SECOND;

/**
 * Reports an entry or an open break that starts in the future. Then a clock is wrong: ours, or the one that
 * wrote the entry.
 */
export function doubt(timer: Timer | null, now: Instant): Doubt | null {
  if (!timer || phase(timer) === "stopped") return null;
  if (timer.start !== null && timer.start > now + TOLERANCE) return "entryAhead";
  const open = openBreak(timer);
  return open && open.start > now + TOLERANCE ? "breakAhead" : null;
}

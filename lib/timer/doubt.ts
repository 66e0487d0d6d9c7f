import { type Instant, SECOND } from "./time";
import { type Timer, openBreak, phase } from "./timer";

/** Why the number may not be right although awork's answer was understood. */
export type Doubt = "entryAhead" | "breakAhead";

/** Clocks differ by this much without anything being wrong: `Date` has whole seconds, and answers take time. */
const TOLERANCE = 5 * SECOND;

/** Nobody can have worked in the future: then a clock is wrong, ours or the one that wrote the entry. */
export function doubt(timer: Timer | null, now: Instant): Doubt | null {
  if (!timer || phase(timer) === "stopped") return null;
  if (timer.start !== null && timer.start > now + TOLERANCE) return "entryAhead";
  const open = openBreak(timer);
  return open && open.start > now + TOLERANCE ? "breakAhead" : null;
}

import type { WebRequest } from "@/lib/platform/web-requests";
import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import { noteNoticed } from "./follow-items";
import { isTimerCall } from "./timer-call";

/** awork is read when no further call has come for this long, … */
const QUIET: Duration = 300;

/** … and at most this long after the first of several. */
const LONGEST: Duration = SECOND;

/**
 * Reads awork after its web app has changed a timer or an entry, once for calls that come together. If the worker dies before,
 * which it doesn't in the 30 s after an event, the alarm's poll reads it.
 */
export function createFollow(read: () => Promise<void>) {
  let first: Instant | null = null;
  let next: ReturnType<typeof setTimeout> | undefined;

  function run(): void {
    first = null;
    void read();
  }

  return (request: WebRequest): void => {
    if (!isTimerCall(request)) return;
    void noteNoticed();
    const wall = Date.now();
    first ??= wall;
    clearTimeout(next);
    next = setTimeout(run, Math.max(0, Math.min(QUIET, first + LONGEST - wall)));
  };
}

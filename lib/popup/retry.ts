import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import type { SyncError } from "@/lib/tracker/sync-error";

const FIRST: Duration = 5 * SECOND;
const LONGEST: Duration = MINUTE;

/** A call takes 12 s at the longest; what has not come by then says why. */
const LIMIT: Duration = 15 * SECOND;

/**
 * Asks again by itself after a failure: later after each in a row, at once when the network is back, and not before
 * `restsUntil`, when awork wants to be left alone.
 */
export function createRetry(again: () => void, restsUntil: () => Instant) {
  let failures = 0;
  let next: ReturnType<typeof setTimeout> | undefined;

  function cancel(): void {
    clearTimeout(next);
    next = undefined;
  }

  function wait(pause: Duration): void {
    cancel();
    const rest = restsUntil() - Date.now();
    next = setTimeout(
      () => {
        next = undefined;
        again();
      },
      Math.max(pause, rest),
    );
  }

  addEventListener("online", () => {
    if (next !== undefined) wait(0);
  });

  return {
    failed(): void {
      wait(Math.min(LONGEST, FIRST * 2 ** failures));
      failures += 1;
    },
    /** It worked, or is not wanted any more. */
    settled(): void {
      failures = 0;
      cancel();
    },
  };
}

/** The answer, or that none came in time. A background that is slow, or died, answers nothing. */
export async function inTime<T>(answer: Promise<T>): Promise<T | SyncError> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<SyncError>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "timedOut", detail: "" }), LIMIT);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

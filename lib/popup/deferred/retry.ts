import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import type { SyncError } from "@/lib/tracker/sync-error";

const FIRST: Duration = 5 * SECOND;
const LONGEST: Duration = MINUTE;

/** An API call takes at most 12 s, so the background normally reports an error before this limit. */
const LIMIT: Duration = 15 * SECOND;

/**
 * Calls `again` after a failure: with a delay that doubles from 5 s up to a minute, at once when the network
 * is back, and never before `notBefore` (epoch milliseconds; awork asked for no requests until then).
 */
export function createRetry(again: () => void, notBefore: () => Instant) {
  let failures = 0;
  let next: ReturnType<typeof setTimeout> | undefined;

  function cancel(): void {
    clearTimeout(next);
    next = undefined;
  }

  function wait(pause: Duration): void {
    cancel();
    const backoff = notBefore() - Date.now();
    next = setTimeout(
      () => {
        next = undefined;
        again();
      },
      Math.max(pause, backoff),
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
    /** The request succeeded or is no longer needed. */
    settled(): void {
      failures = 0;
      cancel();
    },
  };
}

/**
 * Resolves to the answer, or to a `timedOut` error after 15 s. A background that is slow or was stopped may
 * never answer.
 */
export async function inTime<T>(answer: Promise<T>): Promise<T | SyncError> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<SyncError>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "timedOut", detail: "" }), LIMIT);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

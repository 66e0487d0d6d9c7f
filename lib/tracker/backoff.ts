import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import type { State } from "./state";

/** Spread retries over 30 s so a company doesn't return at once. */
const HERD = 30 * SECOND;

/** A single 429 can't raise the throttle above this. If it is higher, the whole company is at the limit. */
const CROWD = 6;

const FIRST_REST = 30 * SECOND;
const LONGEST_REST = 15 * MINUTE;
const UNREACHED = 30 * SECOND;

/** This many failed attempts take about four minutes. */
const QUICK = 10;

/** Backoff in ms after this many failures in a row. `random` (0 to 1) spreads a company's retries. */
export function backoff(failures: number, random: number): Duration {
  return Math.min(LONGEST_REST, FIRST_REST * 2 ** (failures - 1)) * (0.75 + random / 2);
}

/**
 * Backoff in ms when awork can't be reached and somebody is at the computer. Without a network, retries load
 * no server, so a network that comes back is noticed within 30 s, however long it was gone. With a network,
 * awork itself may be refusing a whole company's connections, so after some minutes the normal backoff
 * applies.
 */
export const unreachableBackoff = (failures: number, isOffline: boolean, random: number): Duration =>
  isOffline || failures <= QUICK ? UNREACHED * (2 / 3 + random / 3) : backoff(failures - QUICK, random);

/** Whether a backoff is in effect. Setting the clock back ends it, since its remaining time is unknown. */
export function isBackingOff({ backoff: pause }: State, wall: Instant): boolean {
  return pause !== null && pause.since <= wall && wall < pause.until;
}

/**
 * When the backoff ends. A single 429 is waited out exactly. If many computers got one, their retries are
 * spread over `HERD`, while awork's minute still has room. The milliseconds of `backoff.since` serve as a random
 * number that stays the same. If awork sends another 429 after the wait it named, the wait is at least
 * `FIRST_REST`, even if awork names zero.
 */
export function backoffEnds({ backoff, failures, throttle }: State): Instant {
  if (!backoff) return 0;
  const isAgain = backoff.strict && failures > 1;
  const isCrowd = isAgain || (backoff.strict && throttle > CROWD);
  const until = isAgain ? Math.max(backoff.until, backoff.since + FIRST_REST) : backoff.until;
  return until + (isCrowd ? (backoff.since % SECOND) * (HERD / SECOND) : 0);
}

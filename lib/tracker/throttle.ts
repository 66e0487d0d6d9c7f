import type { ResponseMeta, Minute } from "@/lib/awork/response-meta";
import { type Duration, MINUTE } from "@/lib/timer/time";
import type { State } from "./state";

/** A company that uses at most this share of its limit is not slowed down. */
const ENOUGH = 0.2;

/** The longest poll interval in minutes. No computer is starved, however busy the others are. */
const SLOWEST = 14;

/** The minimum weight of an answer, however early in the minute it arrives. */
const LEAST = 0.1;

/** One answer changes the throttle by at most this factor: one busy minute may be an exception. */
const MOST = 4;

/** After this long, longer than any poll interval or backoff, the known throttle says nothing. */
const FORGOTTEN: Duration = 20 * MINUTE;

/**
 * The weight of the first answer after that. As a slower computer tolerates the cube root more, this leads at
 * once to where the others have settled.
 */
const FIRST = 3;

/** An answer without rate-limit headers counts as one that requires no slowdown. */
const UNSAID: Minute = { used: ENOUGH, passed: 1 };

/**
 * The minimum number of minutes between two polls, after another answer. Each computer of a company learns
 * only from its own few answers how busy all of them are. With this rule, any number of computers settles
 * below the limit:
 *
 * - The share used so far, divided by the share of the minute that has passed, predicts the use of the whole
 *   minute. Above the tolerated use the throttle grows in that proportion, below it the throttle shrinks, but
 *   never below 1.
 * - A slower computer tolerates more (cube root: 20 % of the limit at a throttle of 1, 32 % at 4, 48 % at
 *   14). So different throttles converge, a new computer joins in, and all of them settle at a use in
 *   between. 1000 people use a third of the limit at the busiest, and bursts from their popups stay below
 *   half of it (`npm run fleet`).
 * - An answer is weighted (in the exponent, at most 1) by the share of the minute it has seen: early in the
 *   minute a few requests more or less mean little, unless much is used already. It is also weighted by the
 *   time since the previous answer, up to a minute, so that several in a row count once, and frequent polling
 *   doesn't change the throttle further. Both keep the company from oscillating in sync.
 * - The first answer after a computer was off counts for more, so that those who come in the morning don't
 *   poll at full speed until they have learned.
 */
export function throttle({ throttle: known, askedAt }: State, { minute, sentAt }: ResponseMeta): number {
  const { used, passed } = minute ?? UNSAID;
  const seen = Math.max(LEAST, passed, used);
  const silence = askedAt === null ? Infinity : Math.max(0, sentAt - askedAt);
  const since = silence > FORGOTTEN ? FIRST : Math.min(1, silence / MINUTE);
  const change = (used / passed / (ENOUGH * Math.cbrt(known))) ** (seen * since);
  return Math.min(SLOWEST, Math.max(1, known * Math.min(MOST, Math.max(1 / MOST, change))));
}

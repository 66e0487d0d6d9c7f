import type { ResponseMeta, Minute } from "@/lib/awork/response-meta";
import { MINUTE } from "@/lib/timer/time";
import type { State } from "./state";

/** A company that uses this share of its limit slows nobody down. */
const ENOUGH = 0.2;

/** Knowledge gets as old as this many minutes at most, and no older: nobody is starved. */
const SLOWEST = 14;

/** However early in a minute an answer comes, it tells something. */
const LEAST = 0.1;

/** One answer changes the pace by this factor at most: what filled a minute once may never come again. */
const MOST = 4;

/** An answer that says nothing of the limit counts for one that slows nobody down. */
const UNSAID: Minute = { used: ENOUGH, passed: 1 };

/**
 * How many minutes a poll is apart from the next at least, after another answer. Every computer of a company hears
 * only in its own few answers how busy all are; by this rule any number of them comes to rest below the limit:
 *
 * - What is used so far, by how much of the minute has passed, is the use that the whole minute comes to. Above what
 *   is bearable the pace grows in that proportion, below it shrinks, never below one.
 * - Who is slower bears more (the cube root: 20 % of the limit at a pace of 1, 32 % at 4, 48 % at 14). So paces that
 *   differ draw together, who comes anew joins in, and a use in between is where all stand still. 1000 people come to
 *   a third of the limit at the busiest, and their popups' bursts stay below half of it (`npm run fleet`).
 * - An answer counts (in the exponent, 1 at most) for as much of the minute as it has seen: early in it a few requests
 *   more or less say little, unless much is used already. And it counts for the time since the answer before, up to a
 *   minute, so that several in a row teach their one lesson once, and who asks often does not go further than others.
 *   Both keep the company from swinging as one.
 */
export function throttle({ pace: known, askedAt }: State, { minute, sentAt }: ResponseMeta): number {
  const { used, passed } = minute ?? UNSAID;
  const seen = Math.max(LEAST, passed, used);
  const since = askedAt === null ? 1 : Math.min(1, Math.max(0, (sentAt - askedAt) / MINUTE));
  const change = (used / passed / (ENOUGH * Math.cbrt(known))) ** (seen * since);
  return Math.min(SLOWEST, Math.max(1, known * Math.min(MOST, Math.max(1 / MOST, change))));
}

import type { ResponseMeta } from "@/lib/awork/response-meta";
import { type Duration, SECOND } from "@/lib/timer/time";

/** A smaller difference is measuring error or doesn't matter. */
const IGNORED = 3 * SECOND;

/** After a slower answer, the time at which awork wrote it is only roughly known. */
const SLOW = 2 * SECOND;

/**
 * Maximum error of an offset from the slowest possible answer (12 s): half of that, plus half a second of
 * `Date`.
 */
const ROUGHLY = 6.5 * SECOND;

/** How far awork's clock is ahead, in ms. `isRough`: learned from a slow answer, can be some seconds off. */
export type Offset = { offset: Duration; isRough: boolean };

/**
 * How far awork's clock is ahead of this computer's, in ms, from an answer's `Date`. awork wrote the answer
 * during the second that `Date` names and during the request, which gives a range.
 *
 * - A known offset moves only as far as the range requires, since the next answer may give a slightly
 *   different range. A new offset is the middle of the range.
 * - A slow answer gives a wider range, so it changes a known offset only if that is outside the range.
 * - An answer without a usable `Date` keeps the known offset.
 */
export function offset(known: Offset, { date, sentAt, answeredAt }: ResponseMeta): Offset {
  if (date === null || answeredAt < sentAt) return known;
  const least = date - answeredAt;
  const most = date + SECOND - sentAt;
  const isSlow = answeredAt - sentAt > SLOW;
  const nearest = Math.min(most, Math.max(least, known.offset));
  const off = Math.abs(nearest - known.offset);
  const isNear = off < SECOND;
  if (isSlow && known.offset !== 0 && off <= ROUGHLY)
    return { offset: nearest, isRough: known.isRough || !isNear };
  const nothing = known.offset === 0 ? IGNORED - 1 : 0;
  if (least <= nothing && most >= -nothing) return { offset: 0, isRough: false };
  if (isNear) return { offset: nearest, isRough: false };
  return { offset: Math.round((least + most) / 2), isRough: isSlow };
}

import type { ResponseMeta } from "@/lib/awork/response-meta";
import { type Duration, SECOND } from "@/lib/timer/time";

/** Below this a difference is measuring error or nobody's concern. */
const IGNORED = 3 * SECOND;

/** An answer that took longer says only roughly when awork wrote it. */
const SLOW = 2 * SECOND;

/** What was learnt from the slowest answer there is (12 s) can be so far off: half of it, and half of the second it names. */
const ROUGHLY = 6.5 * SECOND;

/** How far awork's clock is ahead; `isRough`: it was learnt from a slow answer, and can be some seconds off. */
export type Offset = { offset: Duration; isRough: boolean };

/**
 * How far awork's clock is ahead of this computer's, learnt from an answer's `Date`: awork wrote that at some moment of
 * the second it names, and of the request. What was known is kept as far as it can be so, since the next answer may
 * say a little more or less; what is learnt anew is the middle. A slow answer leaves more possible, so it changes what
 * was known only where that can't be. An answer that can't tell leaves what was known.
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

import type { Heard } from "@/lib/awork/heard";
import { type Duration, SECOND } from "@/lib/timer/time";

/** Below this a difference is measuring error or nobody's concern. */
const IGNORED = 3 * SECOND;

/** An answer that took longer says too little about when awork wrote it. */
const SLOW = 2 * SECOND;

/**
 * How far awork's clock is ahead of this computer's, learnt from an answer's `Date`: awork wrote that at some moment of
 * the second it names, and of the request. What was known is kept as far as it can be so, since the next answer may
 * say a little more or less; what is learnt anew is the middle. An answer that can't tell leaves what was known.
 */
export function offset(known: Duration, { date, sentAt, answeredAt }: Heard): Duration {
  if (date === null || answeredAt < sentAt || answeredAt - sentAt > SLOW) return known;
  const least = date - answeredAt;
  const most = date + SECOND - sentAt;
  const nothing = known === 0 ? IGNORED - 1 : 0;
  if (least <= nothing && most >= -nothing) return 0;
  const nearest = Math.min(most, Math.max(least, known));
  return Math.abs(nearest - known) < SECOND ? nearest : Math.round((least + most) / 2);
}

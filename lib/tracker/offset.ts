import type { Heard } from "@/lib/awork/heard";
import { type Duration, SECOND } from "@/lib/timer/time";

/** Below this a difference is measuring error or nobody's concern. */
const IGNORED = 3 * SECOND;

/** An answer that took longer says too little about when awork wrote it. */
const SLOW = 2 * SECOND;

/** Two measurements of the same clocks differ by this much: `Date` has whole seconds. */
const NOISE = SECOND;

/**
 * How far awork's clock is ahead of this computer's, learnt from an answer's `Date`: taken as the middle of the
 * second it names, at the middle of the request. An answer that can't tell leaves what was known.
 */
export function offset(known: Duration, { date, sentAt, answeredAt }: Heard): Duration {
  const took = answeredAt - sentAt;
  if (date === null || took < 0 || took > SLOW) return known;
  const measured = Math.round(date + SECOND / 2 - (sentAt + answeredAt) / 2);
  if (Math.abs(measured) < IGNORED) return 0;
  return Math.abs(measured - known) < NOISE ? known : measured;
}

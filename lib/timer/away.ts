import { type Duration, type Instant, SECOND } from "./time";
import { type Timer, phase } from "./timer";
import { breakIntervals } from "./worked";

/** A time in which nobody was at the computer while the timer `id` ran. Whole seconds, by awork's clock. */
export type Absence = { id: string; since: Instant; until: Instant };

/** Who is gone at the moment, and the last absence that is to be asked about; each null where there is none. */
export type Away = { gone: Omit<Absence, "until"> | null; absence: Absence | null };

export const NOT_AWAY: Away = { gone: null, absence: null };

const wholeSecond = (at: Instant): Instant => Math.floor(at / SECOND) * SECOND;

/** Whether the timer runs, and has run without a break since then. */
export const hasRunSince = (timer: Timer | null, since: Instant, now: Instant): timer is Timer =>
  timer !== null &&
  phase(timer) === "running" &&
  timer.start !== null &&
  timer.start < since &&
  since <= now &&
  breakIntervals(timer, now).every(({ end }) => end <= since);

/** The absence, as long as it can be asked about: the timer is the same, and has run all the time since. */
export function asked({ absence }: Away, timer: Timer | null, now: Instant): Absence | null {
  const isSame = absence !== null && timer?.id === absence.id;
  return isSame && absence.until <= now && hasRunSince(timer, absence.since, now) ? absence : null;
}

/**
 * What is known of absences after another look. `left`: since when nobody is there, or was there until now; null: somebody
 * has been there all the time. `isBack`: somebody is there now. `least`: shorter absences are nobody's concern. What
 * can't be asked about any more is forgotten.
 */
export function looked(
  before: Away,
  timer: Timer | null,
  { left, isBack, now }: { left: Instant | null; isBack: boolean; now: Instant },
  least: Duration,
): Away {
  const kept = asked(before, timer, now);
  if (least === 0 || !timer || phase(timer) !== "running") return NOT_AWAY;
  const { id } = timer;
  const known = before.gone?.id === id ? before.gone.since : Infinity;
  const since = Math.min(known, left === null ? Infinity : wholeSecond(left));
  const gone = hasRunSince(timer, since, now) ? { id, since } : null;
  if (!isBack) return { gone, absence: kept };
  const absence = gone && { ...gone, until: wholeSecond(now) };
  return { gone: null, absence: absence && absence.until - absence.since >= least ? absence : kept };
}

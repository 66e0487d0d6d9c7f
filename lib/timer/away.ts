import { type Duration, type Instant, SECOND } from "./time";
import { type Timer, phase } from "./timer";
import { breakIntervals } from "./elapsed";

/**
 * A time in which nobody was at the computer while the timer `id` ran. Whole seconds, by awork's clock. `name`: what the
 * timer was for, to say so when it is not current any more.
 */
export type Absence = { id: string; since: Instant; until: Instant; name?: string | null | undefined };

/**
 * Who is gone at the moment, and the absence to ask about, each null where there is none; `others` are asked about
 * after it.
 */
export type Away = {
  gone: Omit<Absence, "until" | "name"> | null;
  absence: Absence | null;
  others?: Absence[] | undefined;
};

/** So many questions wait at most. */
const MOST = 5;

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

/** Whether the entry has ended later than that, and had no break from then on: its end can be set back to it. */
export const ranUntilAfter = (timer: Timer, since: Instant): boolean =>
  timer.start !== null &&
  timer.start < since &&
  timer.end !== null &&
  since < timer.end &&
  breakIntervals(timer, timer.end).every(({ end }) => end <= since);

/** The absence to ask about now. */
export const asked = (away: Away, timer: Timer | null, now: Instant): Absence | null =>
  waiting(away, timer, now)[0] ?? null;

/** All absences that can be asked about, the oldest first. */
const waiting = ({ absence, others = [] }: Away, timer: Timer | null, now: Instant): Absence[] =>
  [...(absence ? [absence] : []), ...others].filter((each) => canBeAsked(each, timer, now));

/**
 * Whether the timer could have ended when the person went away: it has run all the time since, or it has stopped since,
 * or another one is current.
 */
function canBeAsked({ id, since, until }: Absence, timer: Timer | null, now: Instant): boolean {
  if (until > now) return false;
  if (timer?.id !== id) return true;
  return phase(timer) === "stopped" ? ranUntilAfter(timer, since) : hasRunSince(timer, since, now);
}

/** What waits once the absence is answered. `isEnd`: the entry is to have ended then, so later ones are no part of it. */
export function answered({ gone, absence, others = [] }: Away, isEnd: boolean): Away {
  return away(
    gone,
    others.filter(({ id }) => !isEnd || id !== absence?.id),
  );
}

const away = (gone: Away["gone"], [absence, ...others]: Absence[]): Away => ({
  gone,
  absence: absence ?? null,
  ...(others.length > 0 && { others }),
});

/**
 * What is known of absences after another look. `left`: since when nobody is there, or was there until now; null: somebody
 * has been there all the time. `isBack`: somebody is there now. `least`: shorter absences are nobody's concern. What
 * can't be asked about any more is forgotten; all else waits, whatever becomes current.
 */
export function looked(
  before: Away,
  timer: Timer | null,
  { left, isBack, now }: { left: Instant | null; isBack: boolean; now: Instant },
  least: Duration,
): Away {
  if (least === 0) return NOT_AWAY;
  const kept = waiting(before, timer, now);
  if (!timer || phase(timer) !== "running") return away(null, kept);
  const { id, subject } = timer;
  const known = before.gone?.id === id ? before.gone.since : Infinity;
  const since = Math.min(known, left === null ? Infinity : wholeSecond(left));
  const gone = hasRunSince(timer, since, now) ? { id, since } : null;
  if (!isBack) return away(gone, kept);
  const name = subject.task ?? subject.typeOfWork ?? subject.project;
  const absence = gone && { ...gone, until: wholeSecond(now), name };
  const isLong = absence && absence.until - absence.since >= least;
  // What was asked about is not asked again as part of a longer absence.
  return away(
    null,
    isLong ? [...kept.filter(({ since }) => since < absence.since), absence].slice(-MOST) : kept,
  );
}

import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { breakIntervals } from "@/lib/timer/elapsed";

/**
 * A period in which nobody was at the computer while the timer `id` ran. Whole seconds, by awork's clock.
 * `name`: what the timer was for, to show when it is no longer current.
 */
export type Absence = { id: string; since: Instant; until: Instant; name?: string | null | undefined };

/**
 * `gone`: the absence that is still going on; `absence`: the one to ask about now; each null if there is
 * none. `others` are asked about after `absence`.
 */
export type Away = {
  gone: Omit<Absence, "until" | "name"> | null;
  absence: Absence | null;
  others?: Absence[] | undefined;
};

/** Maximum number of absences waiting to be asked about. */
const MOST = 5;

export const NOT_AWAY: Away = { gone: null, absence: null };

const wholeSecond = (at: Instant): Instant => Math.floor(at / SECOND) * SECOND;

/** Whether the timer runs and has run since then without a break. */
export const hasRunSince = (timer: Timer | null, since: Instant, now: Instant): timer is Timer =>
  timer !== null &&
  phase(timer) === "running" &&
  timer.start !== null &&
  timer.start < since &&
  since <= now &&
  breakIntervals(timer, now).every(({ end }) => end <= since);

/**
 * Whether the entry ended later than `since` and had no break after it, so its end can be set back to
 * `since`.
 */
export const ranUntilAfter = (timer: Timer, since: Instant): boolean =>
  timer.start !== null &&
  timer.start < since &&
  timer.end !== null &&
  since < timer.end &&
  breakIntervals(timer, timer.end).every(({ end }) => end <= since);

/** The absence to ask about now. */
export const asked = (away: Away, timer: Timer | null, now: Instant): Absence | null =>
  waiting(away, timer, now)[0] ?? null;

/** All absences that can be asked about, oldest first. */
const waiting = ({ absence, others = [] }: Away, timer: Timer | null, now: Instant): Absence[] =>
  [...(absence ? [absence] : []), ...others].filter((each) => canBeAsked(each, timer, now));

/**
 * Whether the timer could have ended when the person left: it has run ever since, it has stopped in the
 * meantime, or another one is current.
 */
function canBeAsked({ id, since, until }: Absence, timer: Timer | null, now: Instant): boolean {
  if (until > now) return false;
  if (timer?.id !== id) return true;
  return phase(timer) === "stopped" ? ranUntilAfter(timer, since) : hasRunSince(timer, since, now);
}

/**
 * The absences left after `absence` was answered. `isEnd`: the entry is set to end when it began, so later
 * absences are no longer part of the entry.
 */
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
 * Updates the absences. `left`: since when nobody is, or until now was, at the computer; null if somebody was
 * there all the time. `isBack`: somebody is there now. `least`: shorter absences are ignored; 0 turns the
 * feature off. Absences that can't be asked about any more are dropped. All others wait, even if another
 * timer becomes current.
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
  // Don't ask about an absence again as part of a longer one.
  return away(
    null,
    isLong ? [...kept.filter(({ since }) => since < absence.since), absence].slice(-MOST) : kept,
  );
}

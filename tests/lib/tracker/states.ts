import type { NewEntry } from "@/lib/timer/editing/new-entry";
import type { Rules } from "@/lib/timer/rules/rules";
import type { Purpose } from "@/lib/timer/start/choice";
import { HOUR, type Instant, MINUTE } from "@/lib/timer/time";
import type { Break, Timer } from "@/lib/timer/timer";
import type { Action, Pending, Verb } from "@/lib/tracker/actions/action";
import type { DisplayOptions } from "@/lib/toolbar/toolbar-view";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import { NOTHING_KNOWN, type State } from "@/lib/tracker/state";

/** A Wednesday, 12:00 in Berlin. */
export const NOW: Instant = Date.parse("2026-08-26T10:00:00Z");

const SUBJECT = { task: "Design", project: "Website", client: null, typeOfWork: null, note: null };

const ABOUT = { taskId: null, projectId: null, typeOfWorkId: null, isBillable: false };

/** The entry's time, in a badge that holds four characters. */
export const IN_BADGE: DisplayOptions = { capacity: 4, place: "badge", days: null };

/** The rules of a company that requires a note on each entry, and of nothing else. */
export const NOTE_REQUIRED: Rules = {
  isTrackingOff: false,
  isNoteRequired: true,
  isDoneClosed: false,
  pastDays: null,
  isAdmin: false,
};

/** Something to start a timer for. */
export const PURPOSE: Purpose = {
  taskId: null,
  projectId: null,
  typeOfWorkId: "design",
  isBillable: null,
  note: null,
};

/** A timer that has run for an hour, unless said otherwise. */
export const timer = (given: Partial<Timer> = {}): Timer => ({
  id: "one",
  start: NOW - HOUR,
  end: null,
  duration: null,
  breaks: [],
  subject: SUBJECT,
  about: ABOUT,
  day: "2026-08-26",
  ...given,
});

/** A break that began so long ago; `length`: and ended after that long. */
export const pause = (ago: number, length?: number): Break => ({
  start: NOW - ago,
  end: length === undefined ? null : NOW - ago + length,
  duration: length ?? 0,
});

export const RUNNING = timer();
export const PAUSED = timer({ breaks: [pause(10 * MINUTE)] });
export const STOPPED = timer({ end: NOW - MINUTE, duration: 30 * MINUTE });

/** What is known when awork has just said it. */
export const stateOf = (timer: Timer | null, given: Partial<State> = {}): State => ({
  ...NOTHING_KNOWN,
  timer,
  at: NOW,
  askedAt: NOW,
  ...given,
});

/** What a key wants done to whatever is current, unless it is said otherwise. */
export const wish = (verb: Verb, given: Partial<Action> = {}): Action => ({
  verb,
  id: null,
  asked: false,
  purpose: null,
  ...given,
});

/** An action under way: Resume, on the usual timer, unless said otherwise. */
export const pendingOf = (given: Partial<Pending> = {}): Pending => ({
  verb: "resume",
  id: "one",
  sentAt: NOW,
  breaks: 0,
  purpose: null,
  ...given,
});

export const outcomeOf = (kind: Outcome["kind"], given: Partial<Outcome> = {}): Outcome => ({
  verb: "resume",
  kind,
  at: NOW,
  breaks: 0,
  trouble: null,
  ...given,
});

/** An entry to add: an hour of design on a task. */
export const NEW_ENTRY: NewEntry = {
  day: "2026-08-26",
  start: NOW - 5 * HOUR,
  end: NOW - 4 * HOUR,
  duration: null,
  bookedOn: { taskId: null, projectId: null, task: null, project: null, client: null },
  typeOfWorkId: "design",
  typeOfWork: "Design",
  note: "Kick-off",
  isBillable: false,
};

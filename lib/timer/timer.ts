import { type Duration, type Instant, SECOND } from "./time";

/**
 * A pause within an entry, as awork tells it: either stamp may be missing.
 * Which interval it stands for is the business of `breakInterval`.
 */
export type Break = { start: Instant | null; end: Instant | null; duration: Duration };

/** What an entry is about, in the names that people gave; each may be missing. */
export type Subject = {
  task: string | null;
  project: string | null;
  client: string | null;
  typeOfWork: string | null;
  note: string | null;
};

/** What an entry is booked on, by awork's ids; each may be missing. */
export type About = {
  taskId: string | null;
  projectId: string | null;
  typeOfWorkId: string | null;
  isBillable: boolean;
  /** The type of work is archived: awork starts nothing with it. */
  isTypeArchived?: boolean | undefined;
};

/**
 * One time entry. `duration` is what awork counts as worked; it is null while the timer runs or is paused.
 * `start` is null only for a booking that was entered by hand without a start time.
 */
export type Timer = {
  id: string;
  start: Instant | null;
  end: Instant | null;
  duration: Duration | null;
  breaks: Break[];
  subject: Subject;
  about: About;
  /** The day that awork counts the entry to, whole: "2026-08-26". */
  day: string;
};

export type Phase = "none" | "running" | "paused" | "stopped";

/** The state that awork has no field for (API reference, time entry). Null means that awork has no entry. */
export function phase(timer: Timer | null): Phase {
  if (!timer) return "none";
  if (timer.end !== null || timer.duration !== null) return "stopped";
  return openBreak(timer) ? "paused" : "running";
}

/** Whether it runs or is paused: awork has one such timer for a person at most. */
export const isActive = (timer: Timer | null): timer is Timer => ["running", "paused"].includes(phase(timer));

/** Clocks differ by this much without anything being planned: `Date` has whole seconds, and answers take time. */
const TOLERANCE: Duration = 5 * SECOND;

/** Whether an entry is planned: it begins later than now. */
export const isPlanned = ({ start }: Timer, now: Instant): boolean =>
  start !== null && start > now + TOLERANCE;

/**
 * The break that is going on: the one that began last, if it has not ended.
 * An earlier one without an end is over, since another began after it.
 */
export function openBreak(timer: Timer): (Break & { start: Instant }) | null {
  const last = timer.breaks.reduce<Break | null>((a, b) => (a && began(a) > began(b) ? a : b), null);
  return last && last.start !== null && last.end === null ? { ...last, start: last.start } : null;
}

/** When a break began, as far as its stamps tell; one without any began before all others. */
export function began({ start, end, duration }: Break): Instant {
  return start ?? (end === null ? -Infinity : end - duration);
}

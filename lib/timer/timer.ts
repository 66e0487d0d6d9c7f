import { type Duration, type Instant, SECOND } from "./time";

/**
 * A break within an entry, as awork reports it. Start or end may be missing; `breakInterval` computes the
 * interval.
 */
export type Break = { start: Instant | null; end: Instant | null; duration: Duration };

/** The names of what an entry is about, as people wrote them; each may be missing. */
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
  /** The type of work is archived, so awork starts no timer with it. */
  isTypeArchived?: boolean | undefined;
  /** The project is done; a company can forbid to book on it. */
  isProjectDone?: boolean | undefined;
  /** The entry has been billed, so only an admin can change or delete it. */
  isBilled?: boolean | undefined;
};

/**
 * A time entry. `duration` is the elapsed time by awork's count; null while the timer is active. `start` is
 * null only for a booking that was entered by hand without a start time.
 */
export type Timer = {
  id: string;
  start: Instant | null;
  end: Instant | null;
  duration: Duration | null;
  breaks: Break[];
  subject: Subject;
  about: About;
  /** The day that awork counts the whole entry to: "2026-08-26". */
  day: string;
};

export type Phase = "none" | "running" | "paused" | "stopped";

/**
 * The state of the timer, which awork has no field for (API reference, time entry). A null timer means that
 * awork has no entry.
 */
export function phase(timer: Timer | null): Phase {
  if (!timer) return "none";
  if (timer.end !== null || timer.duration !== null) return "stopped";
  return openBreak(timer) ? "paused" : "running";
}

/** Whether the timer runs or is paused. A person has at most one such timer in awork. */
export const isActive = (timer: Timer | null): timer is Timer => ["running", "paused"].includes(phase(timer));

/** Tolerated difference between clocks: `Date` headers have whole seconds, and answers take time. */
const TOLERANCE: Duration = 5 * SECOND;

/** Whether an entry is planned, that is, begins in the future. */
export const isPlanned = ({ start }: Timer, now: Instant): boolean =>
  start !== null && start > now + TOLERANCE;

/**
 * The open break: the break that began last, if it has no end. An earlier break without an end is over, since
 * another began after it.
 */
export function openBreak(timer: Timer): (Break & { start: Instant }) | null {
  const last = timer.breaks.reduce<Break | null>((a, b) => (a && began(a) > began(b) ? a : b), null);
  return last && last.start !== null && last.end === null ? { ...last, start: last.start } : null;
}

/** When a break began, as far as known; a break with neither start nor end sorts before all others. */
export function began({ start, end, duration }: Break): Instant {
  return start ?? (end === null ? -Infinity : end - duration);
}

import type { Entry } from "./entry.ts";
import { isTimer, rested } from "./entry.ts";
import { invalidOperation, validationFailed } from "./refusal.ts";

/** When an entry is to begin and end. Null is what is not said; `day` is said without a time ("2026-08-26"). */
export type Times = {
  start: number | null;
  day: string | null;
  end: number | null;
  duration: number | null;
};

/** Everything of an entry that PUT sets, all at once: null clears. */
export type Edit = Times &
  Pick<Entry, "task" | "project" | "typeOfWork" | "note" | "isBillable" | "isBilled" | "timezone">;

type Timed = Partial<Pick<Entry, "start" | "day" | "end" | "duration">>;

/** An edit that changes nothing: what has an end has no need of a duration. */
export const editOf = (entry: Entry): Edit => ({
  task: entry.task,
  project: entry.project,
  typeOfWork: entry.typeOfWork,
  note: entry.note,
  isBillable: entry.isBillable,
  isBilled: entry.isBilled,
  timezone: entry.timezone,
  start: entry.start,
  day: entry.start === null ? entry.day : null,
  end: entry.end,
  duration: entry.end === null ? entry.duration : null,
});

/** "For running time entries, you can only update the start time while the duration stays 0." */
function timerTimes(entry: Entry, { start, end, duration }: Times, now: number): Timed {
  if (end !== null || duration)
    throw invalidOperation("Of a running time entry, only the start time can be changed.");
  if (start === null) throw validationFailed("startTimeUtc", "The start time is required.");
  if (start > now) throw invalidOperation("A running time entry cannot start in the future.");
  if (entry.breaks.some((pause) => pause.start < start))
    throw invalidOperation("A time entry cannot start after its first break.");
  return { start };
}

/** "Start time and end time (this option always takes precedence), start time and duration, end time and duration." */
function bookingTimes(entry: Pick<Entry, "breaks" | "end">, { start, day, end, duration }: Times): Timed {
  const rest = rested(entry);
  if (start !== null && end !== null) {
    if (end < start) throw invalidOperation("A time entry cannot end before it starts.");
    if (end - start < rest) throw invalidOperation("A time entry cannot be shorter than its breaks.");
    return { start, end, duration: end - start - rest };
  }
  if (!duration) throw validationFailed("endTimeUtc", "An end time or a duration is required.");
  // What was booked without an end goes on without one.
  if (start !== null) return { start, duration, end: entry.end === null ? null : start + duration + rest };
  if (end !== null) return { start: end - duration - rest, end, duration };
  if (day !== null) return { day, duration };
  throw validationFailed("startTimeUtc", "A start time or an end time is required.");
}

/** The times of a new entry; throws awork's refusal. */
export const timed = (times: Times): Timed => bookingTimes({ breaks: [], end: null }, times);

/** What an edit makes of the times of an entry; throws awork's refusal. */
export function retimed(entry: Entry, times: Times, now: number): Timed {
  const isDayOnly = times.day !== null && times.start === null;
  if (isDayOnly && entry.start !== null)
    throw validationFailed("startTimeUtc", "The start date needs its time.");
  return isTimer(entry) ? timerTimes(entry, times, now) : bookingTimes(entry, times);
}

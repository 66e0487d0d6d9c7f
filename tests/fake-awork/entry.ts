import type { Project, Task, TypeOfWork } from "./catalogue.ts";
import { dayOf, wallClock } from "./instant.ts";

export type Break = { start: number; end: number | null };

/** A time entry as the books keep it: instants are epoch milliseconds, durations milliseconds. */
export type Entry = {
  id: string;
  /** Null when the user was deleted. */
  userId: string | null;
  /** Null when the entry was booked by hand for a `day`, without a time. */
  start: number | null;
  /** `YYYY-MM-DD` in UTC; says something only where `start` is null. */
  day: string;
  /** Null while the timer runs or is paused, and for a booking that has only a duration. */
  end: number | null;
  /** Time worked, in milliseconds; 0 while the timer runs or is paused. */
  duration: number;
  /** In the order of their start; at most the last one is open (`end: null`). */
  breaks: Break[];
  task: Task | null;
  project: Project | null;
  typeOfWork: TypeOfWork;
  note: string | null;
  isBillable: boolean;
  isBilled: boolean;
  timezone: string;
  /** Booked by hand: its times are written without decimals, as in the samples of awork's reference. */
  byHand: boolean;
  createdAt: number;
  updatedAt: number;
  /** .NET ticks, greater at every change; above what a JavaScript number can hold exactly. */
  version: bigint;
  /** Served in place of the entry's own JSON: any value as it is, or a function of the JSON it would have had. */
  override: unknown;
};

/** Neither ended nor booked with a duration: awork has no field for it. */
export const isTimer = (entry: Entry) => entry.start !== null && entry.end === null && entry.duration === 0;

export const openBreak = (entry: Entry) => entry.breaks.find((pause) => pause.end === null) ?? null;

export const isPaused = (entry: Entry) => isTimer(entry) && openBreak(entry) !== null;

/** The sum of the finished breaks, in milliseconds. */
export const rested = (entry: Pick<Entry, "breaks">) =>
  entry.breaks.reduce((sum, pause) => sum + (pause.end === null ? 0 : pause.end - pause.start), 0);

/** Time worked by `now`, without breaks, in milliseconds. */
export function worked(entry: Entry, now: number) {
  if (!isTimer(entry)) return entry.duration;
  return Math.max(0, (openBreak(entry)?.start ?? now) - entry.start! - rested(entry));
}

/**
 * The instant that decides which entry is the last one: "If a time entry does not have a start time, 12.00 am
 * is automatically assumed as the start time" (awork's reference, GET /me/timeentries/last).
 */
export const startForOrder = (entry: Entry) => entry.start ?? Date.parse(`${entry.day}T00:00:00Z`);

/** The day that awork counts an entry to, "2026-08-26": `startDateLocal`, the day of its start in its own time zone. */
export const localDay = ({ start, day, timezone }: Pick<Entry, "start" | "day" | "timezone">) =>
  start === null ? day : dayOf(wallClock(start, timezone));

import { DAY, type Instant, SECOND } from "@/lib/timer/time";
import type { About, Break, Subject, Timer } from "@/lib/timer/timer";
import { localDay } from "./day";
import { NotUnderstood } from "@/lib/awork/api-error";
import { instant, isAbsurd, splitInstant } from "./instant";
import { parse } from "@/lib/awork/parse";
import { MOST_SECONDS, TimeTracking } from "./time-tracking";

/**
 * In characters as they are stored: more than this nobody wrote, and it might not be kept. Browsers keep 10 MB, and a
 * character can take six bytes there (measured: Chromium writes "<" as "\u003C").
 */
const LONGEST = 500_000;

/**
 * A timer from awork's JSON. A detail that can't be read counts as nothing. Throws `NotUnderstood` when it is no timer
 * without that detail, says what can't be (the year 9999, a duration of ages), or belongs to someone other than `userId`.
 */
export function timer(value: unknown, userId: string): Timer {
  const entry = parse(TimeTracking, value);
  if (entry.userId !== null && entry.userId.toLowerCase() !== userId.toLowerCase()) {
    throw new NotUnderstood("userId");
  }
  if (entry.duration > MOST_SECONDS) throw new NotUnderstood("duration");
  const duration = entry.duration > 0 ? entry.duration * SECOND : null;
  const start = startOf(entry);
  // Without a start, a timer can't be running: it must be a booking by hand, and that has a length.
  if (start === null && duration === null) throw new NotUnderstood("startTimeUtc");
  const read: Timer = {
    id: entry.id,
    start,
    end: endOf(entry),
    duration,
    breaks: breaks(entry),
    subject: subject(entry),
    about: about(entry),
    day: day(entry, start),
  };
  if (JSON.stringify(read).length > LONGEST) throw new NotUnderstood("body");
  return read;
}

/** The time is the start; a day alone is a booking by hand without one. */
function startOf({ startDateUtc: date, startTimeUtc: time, duration }: TimeTracking): Instant | null {
  if (date !== null && isAbsurd(date)) throw new NotUnderstood("startDateUtc");
  return time === null ? null : join("start", date, time, duration);
}

/** A day alone is no end, but a placeholder for one. */
function endOf({ endDateUtc: date, endTimeUtc: time, duration }: TimeTracking): Instant | null {
  if (time === null) return null;
  if (date !== null && isAbsurd(date)) throw new NotUnderstood("endDateUtc");
  return join("end", date, time, duration);
}

/** What can't be read is not needed where awork says how long the entry was. */
function join(which: "start" | "end", date: string | null, time: unknown, duration: number): Instant | null {
  const at = date === null || typeof time !== "string" ? null : splitInstant(date, time);
  if (at !== null || duration > 0) return at;
  const isDay = date !== null && splitInstant(date, "00:00:00") !== null;
  throw new NotUnderstood(isDay ? `${which}TimeUtc` : `${which}DateUtc`);
}

/** Where the breaks themselves are missing, their sum still counts. */
function breaks({ breaks: listed, breakDuration }: TimeTracking): Break[] {
  if (!listed) return breakDuration > 0 ? [{ start: null, end: null, duration: breakDuration * SECOND }] : [];
  return listed
    .map(pause)
    .filter(({ start, end, duration }) => start !== null || end !== null || duration > 0);
}

/** A break has ended where it has an end, whether or not that can be read. */
function pause({ startDate, endDate, duration }: NonNullable<TimeTracking["breaks"]>[number]): Break {
  const [start, end] = [stamp(startDate), stamp(endDate)];
  const length = duration * SECOND;
  const hasEnded = endDate !== null && end === null && start !== null;
  return { start, end: hasEnded ? start + length : end, duration: length };
}

const stamp = (said: unknown): Instant | null => (typeof said === "string" ? instant(said) : null);

function subject({ task, project: own, typeOfWork, note }: TimeTracking): Subject {
  const project = own ?? task?.project ?? null;
  return {
    task: task?.name ?? null,
    project: project?.name ?? null,
    client: project?.company?.name ?? null,
    typeOfWork: typeOfWork?.name ?? null,
    // What is empty is not there either.
    note: note || null,
  };
}

function about(entry: TimeTracking): About {
  const { taskId, task, projectId, project, typeOfWorkId, typeOfWork, isBillable } = entry;
  const ofProject = projectId ?? project?.id ?? task?.project?.id ?? null;
  const named = { taskId, projectId: ofProject, typeOfWorkId, isBillable };
  return typeOfWork?.isArchived ? { ...named, isTypeArchived: true } : named;
}

/**
 * awork's own local fields were once wrong: they count for a booking that has no time to work the day out of, and where
 * the browser does not know the zone, as far as the day can be so.
 */
function day({ startDateLocal, startDateUtc, timezone }: TimeTracking, start: Instant | null): string {
  const said = [startDateLocal, startDateUtc]
    .filter((date) => date !== null && !isAbsurd(date) && splitInstant(date, "00:00:00") !== null)
    .map((date) => date!.slice(0, 10));
  if (start === null) return said[0] ?? "";
  const known = timezone && localDay(start, timezone);
  if (known) return known;
  const inUtc = localDay(start, "UTC")!;
  return said.find((day) => Math.abs(Date.parse(day) - Date.parse(inUtc)) <= DAY) ?? inUtc;
}

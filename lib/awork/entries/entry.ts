import { DAY, type Instant, SECOND } from "@/lib/timer/time";
import type { About, Break, Subject, Timer } from "@/lib/timer/timer";
import { localDay } from "./day";
import { NotUnderstood } from "@/lib/awork/api-error";
import { instant, isAbsurd, splitInstant } from "./instant";
import { parse } from "@/lib/awork/parse";
import { MOST_SECONDS, TimeTracking } from "./time-tracking";

/**
 * Longest entry, in characters of JSON. Nobody writes more, and storage might not take it: browsers store 10
 * MB, and a character can take six bytes there (measured: Chromium writes "<" as "\u003C").
 */
const LONGEST = 500_000;

/**
 * Reads a timer from awork's JSON. A detail that can't be read counts as absent. Throws `NotUnderstood` if
 * that detail is essential, a value is impossible (the year 9999, a duration above `MOST_SECONDS`), or the
 * entry belongs to someone other than `userId`.
 */
export function timer(value: unknown, userId: string): Timer {
  const entry = parse(TimeTracking, value);
  if (entry.userId !== null && entry.userId.toLowerCase() !== userId.toLowerCase()) {
    throw new NotUnderstood("userId");
  }
  if (entry.duration > MOST_SECONDS) throw new NotUnderstood("duration");
  const duration = entry.duration > 0 ? entry.duration * SECOND : null;
  const start = startOf(entry);
  // Without a start it can't be a running timer. It must be a manual booking, and that has a duration.
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

/** A start needs a time. A date alone is a manual booking without a start. */
function startOf({ startDateUtc: date, startTimeUtc: time, duration }: TimeTracking): Instant | null {
  if (date !== null && isAbsurd(date)) throw new NotUnderstood("startDateUtc");
  return time === null ? null : join("start", date, time, duration);
}

/** An end needs a time. A date alone is a placeholder. */
function endOf({ endDateUtc: date, endTimeUtc: time, duration }: TimeTracking): Instant | null {
  if (time === null) return null;
  if (date !== null && isAbsurd(date)) throw new NotUnderstood("endDateUtc");
  return join("end", date, time, duration);
}

/** Joins date and time. If they can't be read, null will do if the entry has a duration. */
function join(which: "start" | "end", date: string | null, time: unknown, duration: number): Instant | null {
  const at = date === null || typeof time !== "string" ? null : splitInstant(date, time);
  if (at !== null || duration > 0) return at;
  const isDay = date !== null && splitInstant(date, "00:00:00") !== null;
  throw new NotUnderstood(isDay ? `${which}TimeUtc` : `${which}DateUtc`);
}

/** If the list of breaks is missing, their sum still counts. */
function breaks({ breaks: listed, breakDuration }: TimeTracking): Break[] {
  if (!listed) return breakDuration > 0 ? [{ start: null, end: null, duration: breakDuration * SECOND }] : [];
  return listed
    .map(pause)
    .filter(({ start, end, duration }) => start !== null || end !== null || duration > 0);
}

/** A break with an end has ended, even if the end can't be read. */
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
    // An empty note counts as none.
    note: note || null,
  };
}

function about(entry: TimeTracking): About {
  const { taskId, task, projectId, project, typeOfWorkId, typeOfWork, isBillable, isBilled } = entry;
  return {
    taskId,
    projectId: projectId ?? project?.id ?? task?.project?.id ?? null,
    typeOfWorkId,
    isBillable,
    ...(typeOfWork?.isArchived && { isTypeArchived: true }),
    ...((project ?? task?.project)?.projectStatus && { isProjectDone: true }),
    ...(isBilled && { isBilled }),
  };
}

/**
 * The day of the entry, computed from its start and zone. awork's own local fields were once wrong. They
 * count only for a booking without a start, and if the browser doesn't know the zone, provided they are
 * plausible.
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

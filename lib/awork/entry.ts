import { type Instant, SECOND } from "@/lib/timer/time";
import type { About, Break, Subject, Timer } from "@/lib/timer/timer";
import { localDay } from "./day";
import { NotUnderstood } from "./failure";
import { splitInstant } from "./instant";
import { parse } from "./parse";
import { TimeTracking } from "./time-tracking";

/** A timer from awork's JSON. Throws `NotUnderstood` when it is not one, or belongs to someone other than `userId`. */
export function timer(value: unknown, userId: string): Timer {
  const entry = parse(TimeTracking, value);
  if (entry.userId !== null && entry.userId.toLowerCase() !== userId.toLowerCase()) {
    throw new NotUnderstood("userId");
  }
  const start = startOf(entry);
  const end = endOf(entry);
  const duration = entry.duration > 0 ? entry.duration * SECOND : null;
  // Without a start, a timer can't be running: it must be a booking by hand, and that has a length.
  if (start === null && duration === null) throw new NotUnderstood("startTimeUtc");
  return {
    id: entry.id,
    start,
    end,
    duration,
    breaks: breaks(entry),
    subject: subject(entry),
    about: about(entry),
    day: day(entry, start),
  };
}

/** The time is the start; a day alone is a booking by hand without one. */
function startOf({ startDateUtc: date, startTimeUtc: time }: TimeTracking): Instant | null {
  return time === null ? null : join("start", date, time);
}

/** A day alone is an end only beside a duration: else it can't be told from a timer that still runs. */
function endOf({ endDateUtc: date, endTimeUtc: time, duration }: TimeTracking): Instant | null {
  if (time !== null) return join("end", date, time);
  if (date !== null && duration === 0) throw new NotUnderstood("endTimeUtc");
  return null;
}

function join(which: "start" | "end", date: string | null, time: string): Instant {
  if (date === null) throw new NotUnderstood(`${which}DateUtc`);
  const at = splitInstant(date, time);
  if (at === null)
    throw new NotUnderstood(splitInstant(date, "00:00:00") === null ? `${which}DateUtc` : `${which}TimeUtc`);
  return at;
}

/** Where the breaks themselves are missing, their sum still counts. */
function breaks({ breaks: listed, breakDuration }: TimeTracking): Break[] {
  if (!listed) return breakDuration > 0 ? [{ start: null, end: null, duration: breakDuration * SECOND }] : [];
  return listed.map(({ startDate, endDate, duration }) => ({
    start: startDate,
    end: endDate,
    duration: duration * SECOND,
  }));
}

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

function about({ taskId, task, projectId, project, typeOfWorkId, isBillable }: TimeTracking): About {
  const ofProject = projectId ?? project?.id ?? task?.project?.id ?? null;
  return { taskId, projectId: ofProject, typeOfWorkId, isBillable };
}

/** awork's own local fields were once wrong: they count only for a booking that has no time to work the day out of. */
function day({ startDateLocal, startDateUtc, timezone }: TimeTracking, start: Instant | null): string {
  if (start !== null) return localDay(start, timezone ?? "UTC");
  const said = [startDateLocal, startDateUtc].find((date) => date && splitInstant(date, "00:00:00") !== null);
  return said?.slice(0, 10) ?? "";
}

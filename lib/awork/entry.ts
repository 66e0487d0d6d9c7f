import * as v from "valibot";
import { type Instant, SECOND } from "@/lib/timer/time";
import type { Break, Subject, Timer } from "@/lib/timer/timer";
import { NotUnderstood } from "./failure";
import { instant, splitInstant } from "./instant";
import { parse } from "./parse";

/** awork leaves null properties out: absent and null are alike (API reference, time entry). */
const text = v.nullish(v.string(), null);
const seconds = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)), 0);
const stamp = v.nullish(v.pipe(v.string(), v.transform(instant), v.number()), null);
const company = v.nullish(v.object({ name: text }), null);
const project = v.nullish(v.object({ name: text, company }), null);

/** The part of awork's `TimeTracking` that a timer needs; all else is ignored. */
const TimeTracking = v.object({
  id: v.pipe(v.string(), v.uuid()),
  userId: text,
  startDateUtc: text,
  startTimeUtc: text,
  endDateUtc: text,
  endTimeUtc: text,
  duration: seconds,
  breakDuration: seconds,
  breaks: v.nullish(v.array(v.object({ startDate: stamp, endDate: stamp, duration: seconds })), null),
  note: text,
  task: v.nullish(v.object({ name: text, project }), null),
  project,
  typeOfWork: v.nullish(v.object({ name: text }), null),
});

type TimeTracking = v.InferOutput<typeof TimeTracking>;

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
  return { id: entry.id, start, end, duration, breaks: breaks(entry), subject: subject(entry) };
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
  const about = own ?? task?.project ?? null;
  // What is empty is not there either.
  return {
    task: task?.name || null,
    project: about?.name || null,
    client: about?.company?.name || null,
    typeOfWork: typeOfWork?.name || null,
    note: note || null,
  };
}

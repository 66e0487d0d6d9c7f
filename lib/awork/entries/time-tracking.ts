import * as v from "valibot";
import { anyText, flag, idOrNull, isOver, name, part, text, uuid } from "@/lib/awork/field";

/** awork's seconds are 32-bit integers (API reference), so more is a mistake. */
export const MOST_SECONDS = 2 ** 31 - 1;

/** An unreadable or negative value counts as 0. */
const seconds = v.fallback(v.nullish(v.pipe(v.number(), v.minValue(0)), 0), 0);
const shortOfAbsurd = v.pipe(
  seconds,
  v.transform((said) => (said > MOST_SECONDS ? 0 : said)),
);

/** Whether a value is present matters more than its content: an unreadable end is still an end. */
const stamp = v.nullish(v.unknown(), null);

const company = part({ name });
const project = part({ id: idOrNull, name, company, projectStatus: isOver });
const pause = v.fallback(v.object({ startDate: stamp, endDate: stamp, duration: shortOfAbsurd }), {
  startDate: null,
  endDate: null,
  duration: 0,
});

/**
 * The fields of awork's `TimeTracking` that a timer needs; others are ignored. An unreadable detail does not
 * reject the entry here. Whoever needs the detail decides.
 */
export const TimeTracking = v.object({
  id: uuid,
  userId: text,
  startDateUtc: anyText,
  startTimeUtc: anyText,
  startDateLocal: anyText,
  endDateUtc: anyText,
  endTimeUtc: stamp,
  timezone: anyText,
  duration: seconds,
  breakDuration: shortOfAbsurd,
  breaks: v.fallback(v.nullish(v.array(pause), null), null),
  note: anyText,
  isBillable: flag,
  isBilled: flag,
  taskId: idOrNull,
  task: part({ name, project }),
  projectId: idOrNull,
  project,
  typeOfWorkId: idOrNull,
  typeOfWork: part({ name, isArchived: flag }),
});

export type TimeTracking = v.InferOutput<typeof TimeTracking>;

import * as v from "valibot";
import { anyText, flag, idOrNull, name, part, text, uuid } from "@/lib/awork/field";

/** awork counts seconds in 32 bits (API reference): what is more is a mistake. */
export const MOST_SECONDS = 2 ** 31 - 1;

/** What can't be read, or is below zero, counts as nothing. */
const seconds = v.fallback(v.nullish(v.pipe(v.number(), v.minValue(0)), 0), 0);
const shortOfAbsurd = v.pipe(
  seconds,
  v.transform((said) => (said > MOST_SECONDS ? 0 : said)),
);

/** Whether something is there counts for more than what: an end that can't be read is one. */
const stamp = v.nullish(v.unknown(), null);

const company = part({ name });
const project = part({ id: idOrNull, name, company });
const pause = v.fallback(v.object({ startDate: stamp, endDate: stamp, duration: shortOfAbsurd }), {
  startDate: null,
  endDate: null,
  duration: 0,
});

/**
 * The part of awork's `TimeTracking` that a timer needs; all else is ignored. No detail of it costs the entry: that is
 * for whoever needs the detail to say.
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
  taskId: idOrNull,
  task: part({ name, project }),
  projectId: idOrNull,
  project,
  typeOfWorkId: idOrNull,
  typeOfWork: part({ name, isArchived: flag }),
});

export type TimeTracking = v.InferOutput<typeof TimeTracking>;

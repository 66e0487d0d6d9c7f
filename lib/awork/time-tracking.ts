import * as v from "valibot";
import { anyText, flag, idOrNull, name, text, uuid } from "./field";
import { instant } from "./instant";

const seconds = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)), 0);
const stamp = v.nullish(v.pipe(v.string(), v.transform(instant), v.number()), null);
const company = v.nullish(v.object({ name }), null);
const project = v.nullish(v.object({ id: idOrNull, name, company }), null);

/** The part of awork's `TimeTracking` that a timer needs; all else is ignored. */
export const TimeTracking = v.object({
  id: uuid,
  userId: text,
  startDateUtc: text,
  startTimeUtc: text,
  startDateLocal: anyText,
  endDateUtc: text,
  endTimeUtc: text,
  timezone: anyText,
  duration: seconds,
  breakDuration: seconds,
  breaks: v.nullish(v.array(v.object({ startDate: stamp, endDate: stamp, duration: seconds })), null),
  note: text,
  isBillable: flag,
  taskId: idOrNull,
  task: v.nullish(v.object({ name, project }), null),
  projectId: idOrNull,
  project,
  typeOfWorkId: idOrNull,
  typeOfWork: v.nullish(v.object({ name }), null),
});

export type TimeTracking = v.InferOutput<typeof TimeTracking>;

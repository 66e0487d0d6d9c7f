import { SECOND } from "./clock.ts";
import type { Edit } from "./edit.ts";
import { createForm, type Form } from "./form.ts";
import { readMoment } from "./moment.ts";
import { PURPOSE, purposeOf } from "./purpose.ts";
import { validationFailed } from "./refusal.ts";
import type { Request } from "./request.ts";

/** What the forms of POST and PUT know. */
export const ENTRY_PROPERTIES = [
  ...PURPOSE,
  "userId",
  ...["start", "end"].flatMap((name) =>
    ["Utc", "Local"].flatMap((clock) => [`${name}Date${clock}`, `${name}Time${clock}`]),
  ),
  "duration",
  "breakDuration",
];

/** Reads the body of PUT /timeentries/{id}: schema `TimeTrackingPutForm` of awork's reference. */
export function readPutForm(request: Request): Edit & { userId: string | null } {
  const form = createForm(request, ENTRY_PROPERTIES, validationFailed);
  return readEntry(form);
}

/** Everything of an entry that a form says. */
export function readEntry(form: Form): Edit & { userId: string | null } {
  const purpose = purposeOf(form);
  const start = readMoment(form, "start", purpose.timezone);
  const end = readMoment(form, "end", purpose.timezone);
  if (end.day !== null && end.at === null)
    throw validationFailed("endTimeUtc", "The end date needs its time.");
  const duration = form.seconds("duration");
  // "Cannot be set via API": it may be sent, and does nothing.
  form.seconds("breakDuration");
  return {
    ...purpose,
    isBilled: form.flag("isBilled") ?? false,
    userId: form.uuid("userId"),
    start: start.at,
    day: start.at === null ? start.day : null,
    end: end.at,
    duration: duration === null ? null : duration * SECOND,
  };
}

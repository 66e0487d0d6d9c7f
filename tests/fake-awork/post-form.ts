import type { Edit } from "./edit.ts";
import { createForm } from "./form.ts";
import { ENTRY_PROPERTIES, readEntry } from "./put-form.ts";
import { validationFailed } from "./refusal.ts";
import type { Request } from "./request.ts";

/** Reads the body of POST /timeentries: schema `TimeEntryPostForm` of awork's reference. */
export function readPostForm(request: Request): Edit & { userId: string } {
  const form = createForm(request, ENTRY_PROPERTIES, validationFailed);
  const says = (clock: string) =>
    ["startDate", "startTime", "endDate", "endTime"].some((name) => form.text(name + clock) !== null);
  // "Do not mix the UTC and local field groups in one request."
  if (says("Utc") && says("Local"))
    throw validationFailed("startDateLocal", "UTC and local fields cannot be mixed.");
  const { userId, ...edit } = readEntry(form);
  if (userId === null) throw validationFailed("userId", "The userId is required.");
  return { userId, ...edit };
}

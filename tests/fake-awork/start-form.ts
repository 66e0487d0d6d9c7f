import { createForm } from "./form.ts";
import { PURPOSE, purposeOf } from "./purpose.ts";
import { invalidModel } from "./refusal.ts";
import type { Request } from "./request.ts";

/** Reads the body of POST /me/timetracking/start: schema `StartTimeTrackingForm` of awork's reference. */
export function readStartForm(request: Request) {
  const form = createForm(request, PURPOSE, invalidModel);
  form.flag("isBilled");
  return purposeOf(form);
}

import type { Purpose } from "./books.ts";
import { projectOf, taskOf, typeOfWorkOf } from "./catalogue.ts";
import { isTimezone } from "./instant.ts";
import { invalidModel } from "./refusal.ts";
import { uuidOf } from "./request.ts";

type Form = Record<string, unknown>;

function formOf(body: string): Form {
  try {
    const form: unknown = JSON.parse(body);
    if (form && typeof form === "object" && !Array.isArray(form)) return form as Form;
  } catch {
    // Refused below, like anything else that is no object.
  }
  throw invalidModel("model", "A JSON object is required.");
}

function text(form: Form, property: string) {
  const value = form[property] ?? null;
  if (value !== null && typeof value !== "string")
    throw invalidModel(property, `${property} must be a string.`);
  return value;
}

/** Something of the catalogue by its id, or null where no id is given. */
function named<Thing>(form: Form, property: string, find: (id: string) => Thing | null) {
  const id = text(form, property);
  if (id === null) return null;
  const thing = find(uuidOf(id, property));
  if (thing === null) throw invalidModel(property, `No such ${property}: '${id}'.`);
  return thing;
}

/** Reads the body of POST /me/timetracking/start: schema `StartTimeTrackingForm` of awork's reference. */
export function readStartForm(body: string): Purpose {
  const form = formOf(body);
  const timezone = text(form, "timezone");
  if (!timezone || !isTimezone(timezone))
    throw invalidModel("timezone", "A time zone of the IANA list is required.");
  const typeOfWork = named(form, "typeOfWorkId", typeOfWorkOf);
  if (!typeOfWork) throw invalidModel("typeOfWorkId", "The typeOfWorkId is required.");
  const task = named(form, "taskId", taskOf);
  const project = named(form, "projectId", projectOf) ?? task?.project ?? null;
  return {
    timezone,
    typeOfWork,
    task,
    project,
    note: text(form, "note"),
    isBillable: typeof form.isBillable === "boolean" ? form.isBillable : false,
  };
}

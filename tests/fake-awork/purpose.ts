import { projectOf, taskOf, typeOfWorkOf } from "./catalogue.ts";
import type { Entry } from "./entry.ts";
import type { Form } from "./form.ts";
import { isTimezone } from "./instant.ts";

/** What a new timer is for; what is left out is chosen as for `books.add`. */
export type Purpose = Partial<
  Pick<Entry, "task" | "project" | "typeOfWork" | "note" | "isBillable" | "timezone">
>;

/** What the forms of start and PUT have in common. */
export const PURPOSE = [
  "timezone",
  "typeOfWorkId",
  "taskId",
  "projectId",
  "note",
  "isBillable",
  "isBilled",
] as const;

const LONGEST_NOTE = 25_000;

/** Reads what an entry is to be for: a task comes with its project, and what is not said is not there. */
export function purposeOf(form: Form): Required<Purpose> {
  const timezone = form.text("timezone");
  if (!timezone || !isTimezone(timezone))
    throw form.invalid("timezone", "A time zone of the IANA list is required.");
  const typeOfWork = form.named("typeOfWorkId", typeOfWorkOf);
  if (!typeOfWork) throw form.invalid("typeOfWorkId", "The typeOfWorkId is required.");
  const note = form.text("note");
  if (note !== null && note.length > LONGEST_NOTE)
    throw form.invalid("note", `The note must not be longer than ${LONGEST_NOTE} characters.`);
  const task = form.named("taskId", taskOf);
  const project = form.named("projectId", projectOf);
  return {
    timezone,
    typeOfWork,
    task,
    project: task ? task.project : project,
    note,
    isBillable: form.flag("isBillable") ?? false,
  };
}

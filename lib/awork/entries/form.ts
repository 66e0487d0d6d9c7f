import { type Edit, isOfTimes } from "@/lib/timer/editing/edit";
import { type Instant, SECOND } from "@/lib/timer/time";
import { splitInstant } from "./instant";

const KEPT = [
  "isBillable",
  "isBilled",
  "taskId",
  "projectId",
  "note",
  "typeOfWorkId",
  "userId",
  "timezone",
  "startDateUtc",
  "startTimeUtc",
] as const;
const END = ["endDateUtc", "endTimeUtc"] as const;
const LENGTHS = ["duration", "breakDuration"] as const;

type Field = (typeof KEPT | typeof END | typeof LENGTHS)[number];

/** The fields of an entry that a change sends back, as awork wrote them. */
export type Form = { readonly [Name in Field]?: unknown };

/** Tolerance in seconds: awork rounds each value to the second. */
const ROUNDING = 1.5;

/** Picks the fields that a change needs from the JSON of a valid entry. */
export function form(json: unknown): Form {
  const entry = json as Form;
  const has = (name: Field) => (entry[name] ?? null) !== null;
  const names = [...KEPT, ...(has("endTimeUtc") ? END : []), ...LENGTHS].filter(has);
  return Object.fromEntries(names.map((name) => [name, entry[name]]));
}

/**
 * The body of the PUT that changes values of an entry (API reference, `TimeTrackingPutForm`). awork clears what
 * is left out. Of the times it takes only the start while the timer runs; then start and end, or one of them and
 * the duration. awork keeps the breaks by itself.
 */
export const changed = (form: Form, ...edits: readonly Edit[]): Form =>
  edits.reduce<Form>((sent, edit) => ({ ...sent, ...fieldsOf(edit) }), withTimesFor(form, edits));

function fieldsOf({ field, to }: Edit): Form {
  switch (field) {
    case "start":
    case "end":
      return momentUtc(field, to);
    case "duration":
      return { duration: Math.round(to / SECOND) };
    case "bookedOn":
      return { taskId: to.taskId, projectId: to.projectId };
    case "note":
      // Null clears it.
      return { note: to?.trim() || null };
    default:
      return { [field]: to };
  }
}

/** An instant in awork's two fields: the day at midnight, and the time of day, both UTC. */
export function momentUtc(name: "start" | "end", at: Instant): Record<string, string> {
  const [date, time] = new Date(at).toJSON().split("T") as [string, string];
  return { [`${name}DateUtc`]: `${date}T00:00:00Z`, [`${name}TimeUtc`]: time.slice(0, -1) };
}

/**
 * The form with the times that keep the others unchanged. An end overrides a duration (API reference). So if
 * the two disagree and no time is edited, the duration is sent.
 */
function withTimesFor(form: Form, edits: readonly Edit[]): Form {
  const { endDateUtc, endTimeUtc, duration, breakDuration: _, ...rest } = form;
  const isEdited = (field: Edit["field"]) => edits.some((edit) => edit.field === field);
  const hasStart = form.startTimeUtc !== undefined || isEdited("start");
  const end = endTimeUtc === undefined ? {} : { endDateUtc, endTimeUtc };
  const length = typeof duration === "number" && duration > 0 ? { duration } : {};
  if (isEdited("end") && hasStart) return rest;
  if (!hasStart || endTimeUtc === undefined) return { ...rest, ...end, ...length };
  return edits.some(isOfTimes) || !("duration" in length) || goTogether(form)
    ? { ...rest, ...end }
    : { ...rest, ...length };
}

/** Whether the duration of an entry equals end minus start minus breaks. */
function goTogether(form: Form): boolean {
  const at = (date: unknown, time: unknown) => splitInstant(String(date), String(time));
  const start = at(form.startDateUtc, form.startTimeUtc);
  const end = at(form.endDateUtc, form.endTimeUtc);
  if (start === null || end === null) return false;
  const breaks = Math.max(0, Number(form.breakDuration ?? 0) || 0);
  return Math.abs((end - start) / SECOND - breaks - Number(form.duration)) <= ROUNDING;
}

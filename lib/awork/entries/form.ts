import type { Edit } from "@/lib/timer/edit";
import { SECOND } from "@/lib/timer/time";
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

/** What awork says of an entry that a change sends back, as awork wrote it. */
export type Form = { readonly [Name in Field]?: unknown };

/** awork rounds each to the second. */
const ROUNDING = 1.5;

/** What a change needs of the JSON of an entry that was understood. */
export function form(json: unknown): Form {
  const entry = json as Form;
  const has = (name: Field) => (entry[name] ?? null) !== null;
  const names = [...KEPT, ...(has("endTimeUtc") ? END : []), ...LENGTHS].filter(has);
  return Object.fromEntries(names.map((name) => [name, entry[name]]));
}

/**
 * What PUT takes to change one value of an entry (API reference, `TimeTrackingPutForm`); what is left out awork clears.
 * Of the times it takes the start alone while the timer runs; then start and end, or one of them and the duration.
 * awork keeps the breaks by itself.
 */
export function changed(form: Form, { field, to }: Edit): Form {
  const sent = withTimesFor(form, field);
  if (field === "start" || field === "end") {
    const [date, time] = new Date(to).toJSON().split("T") as [string, string];
    return { ...sent, [`${field}DateUtc`]: `${date}T00:00:00Z`, [`${field}TimeUtc`]: time.slice(0, -1) };
  }
  // Null clears it.
  return { ...sent, [field]: field === "note" ? to?.trim() || null : to };
}

/**
 * The form with the times that leave the others as they are. An end goes before a duration (API reference): where the
 * two do not go together, whoever changes something else sends the duration.
 */
function withTimesFor(form: Form, field: Edit["field"]): Form {
  const { endDateUtc, endTimeUtc, duration, breakDuration: _, ...rest } = form;
  const hasStart = form.startTimeUtc !== undefined;
  const end = endTimeUtc === undefined ? {} : { endDateUtc, endTimeUtc };
  const length = typeof duration === "number" && duration > 0 ? { duration } : {};
  if (!hasStart || endTimeUtc === undefined) return { ...rest, ...end, ...length };
  const isOfTimes = field === "start" || field === "end";
  return isOfTimes || !("duration" in length) || goTogether(form)
    ? { ...rest, ...end }
    : { ...rest, ...length };
}

/** Whether the duration of an entry is what lies between its start and its end, breaks left out. */
function goTogether(form: Form): boolean {
  const at = (date: unknown, time: unknown) => splitInstant(String(date), String(time));
  const start = at(form.startDateUtc, form.startTimeUtc);
  const end = at(form.endDateUtc, form.endTimeUtc);
  if (start === null || end === null) return false;
  const breaks = Math.max(0, Number(form.breakDuration ?? 0) || 0);
  return Math.abs((end - start) / SECOND - breaks - Number(form.duration)) <= ROUNDING;
}

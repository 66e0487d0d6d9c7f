import type { Edit } from "@/lib/timer/edit";

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
const DURATION = ["duration"] as const;

type Field = (typeof KEPT | typeof END | typeof DURATION)[number];

/** What a change of an entry sends back to awork (API reference, `TimeTrackingPutForm`), as awork wrote it. */
export type Form = { readonly [Name in Field]?: unknown };

/**
 * The form that changes nothing, from the JSON of an entry that was understood. What is left out of it awork may
 * clear. Of the times it has what awork takes: the start alone while the timer runs; then start and end, or one of
 * them and the duration. awork keeps the breaks by itself.
 */
export function form(json: unknown): Form {
  const entry = json as Form;
  const has = (name: Field) => (entry[name] ?? null) !== null;
  const hasEnd = has("endTimeUtc");
  const needsDuration = entry.duration !== 0 && !(hasEnd && has("startTimeUtc"));
  const names = [...KEPT, ...(hasEnd ? END : []), ...(needsDuration ? DURATION : [])].filter(has);
  return Object.fromEntries(names.map((name) => [name, entry[name]]));
}

/** The form with one change in it. */
export function changed(form: Form, { field, to }: Edit): Form {
  if (field === "start" || field === "end") {
    const [date, time] = new Date(to).toJSON().split("T") as [string, string];
    return { ...form, [`${field}DateUtc`]: `${date}T00:00:00Z`, [`${field}TimeUtc`]: time.slice(0, -1) };
  }
  // Null clears it.
  return { ...form, [field]: field === "note" ? to?.trim() || null : to };
}

import { type BookedOn, bookedOn } from "@/lib/timer/editing/booked-on";
import { type Edit, type Values, edited, holds, valueOf } from "@/lib/timer/editing/edit";
import type { NewEntry } from "@/lib/timer/editing/new-entry";
import type { Timer } from "@/lib/timer/timer";
import { localDayOf } from "@/lib/timer/today";
import { type Times, type TypedTimes, kindOf } from "./times";

/** A type of work: its id and its name. */
type TypeOfWork = { id: string; name: string };

/** What a person gave in the form; what is absent they left alone. */
export type Given = {
  times: TypedTimes;
  bookedOn?: BookedOn | undefined;
  typeOfWork?: TypeOfWork | undefined;
  note?: string | undefined;
  isBillable?: boolean | undefined;
};

/** The values that the form shows. */
export type Shown = {
  bookedOn: BookedOn;
  typeOfWorkId: string | null;
  typeOfWork: string | null;
  note: string;
  isBillable: boolean;
};

const NOTHING: BookedOn = { taskId: null, projectId: null, task: null, project: null, client: null };

/** What the form shows: what the person gave, and for the rest what the entry has. Null: a new entry. */
export const shownIn = (entry: Timer | null, given: Given): Shown => ({
  bookedOn: given.bookedOn ?? (entry ? bookedOn(entry) : NOTHING),
  typeOfWorkId: given.typeOfWork?.id ?? entry?.about.typeOfWorkId ?? null,
  typeOfWork: given.typeOfWork?.name ?? entry?.subject.typeOfWork ?? null,
  note: given.note ?? entry?.subject.note ?? "",
  isBillable: given.isBillable ?? entry?.about.isBillable ?? false,
});

/** Whether anything was given. */
export const isTouched = ({ times, ...rest }: Given): boolean =>
  Object.values({ ...times, ...rest }).some((each) => each !== undefined);

/**
 * The changes from what the entry has now to what the person gave, of the values that differ. `save`: their common
 * id.
 */
export function changesOf(entry: Timer, given: Given, times: Times, save: string): Edit[] {
  return fieldsOf(entry, given).flatMap((field) => {
    const to = wantedOf(field, given, times);
    if (to === undefined) return [];
    const change = changeOf(entry, field, to, save);
    if (holds(entry, change) !== "to") return [change];
    // The typed length can be the one from start to end, and not what awork has.
    const length = changeOf(entry, "duration", times.worked, save);
    return field === "end" && given.times.worked && holds(entry, length) !== "to" ? [length] : [];
  });
}

const changeOf = (entry: Timer, field: keyof Values, to: unknown, save: string): Edit =>
  ({ id: entry.id, field, from: valueOf(entry, field), to, save }) as Edit;

/** The values that the given fields belong to. An entry with a start and no end has a duration in its place. */
export function fieldsOf(entry: Timer, { times: { from, to, worked }, ...given }: Given): (keyof Values)[] {
  const length = kindOf(entry) === "span" && entry.end !== null ? "end" : "duration";
  const isLength = to || worked || (from && length === "duration" && kindOf(entry) === "span");
  const all: [keyof Values, unknown][] = [
    ["bookedOn", given.bookedOn],
    ["start", from],
    [length, isLength],
    ["typeOfWorkId", given.typeOfWork],
    ["note", given.note],
    ["isBillable", given.isBillable],
  ];
  return all.flatMap(([field, value]) => (value === undefined ? [] : [field]));
}

function wantedOf(field: keyof Values, given: Given, { start, end, worked }: Times) {
  switch (field) {
    case "bookedOn":
      return given.bookedOn;
    case "typeOfWorkId":
      return given.typeOfWork?.id;
    case "note":
      return given.note?.replaceAll("\r", "").trim() || null;
    case "isBillable":
      return given.isBillable;
    case "start":
      return start ?? undefined;
    case "end":
      return end ?? undefined;
    case "duration":
      return worked ?? undefined;
  }
}

/** The entry to add; null as long as something that awork requires is missing. */
export function newEntryOf(
  day: string,
  given: Given,
  { start, end, worked, faults }: Times,
): NewEntry | null {
  const { bookedOn, typeOfWorkId, typeOfWork, note, isBillable } = shownIn(null, given);
  const isTimed = (start !== null && end !== null) || (start === null && worked !== null);
  if (typeOfWorkId === null || !isTimed || Object.keys(faults).length > 0) return null;
  return {
    day: start === null ? day : localDayOf(start),
    start,
    end,
    duration: start === null ? worked : null,
    bookedOn,
    typeOfWorkId,
    typeOfWork,
    note: note.replaceAll("\r", "").trim() || null,
    isBillable,
  };
}

/** The entry with the times of the form, to compare it with others; `id` is "" for a new one. */
export function placed(entry: Timer | null, { start, end, worked }: Times, day: string): Timer {
  if (entry) {
    const { id } = entry;
    const edits: Edit[] = [];
    if (start !== null && start !== entry.start) edits.push({ id, field: "start", from: null, to: start });
    if (end !== null && entry.end !== null && end !== entry.end)
      edits.push({ id, field: "end", from: null, to: end });
    if (entry.end === null && entry.duration !== null && worked !== null)
      edits.push({ id, field: "duration", from: null, to: worked });
    return edited(entry, edits);
  }
  return {
    id: "",
    start,
    end,
    duration: start !== null && end !== null ? end - start : worked,
    breaks: [],
    subject: { task: null, project: null, client: null, typeOfWork: null, note: null },
    about: { taskId: null, projectId: null, typeOfWorkId: null, isBillable: false },
    day,
  };
}

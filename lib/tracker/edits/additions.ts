import * as v from "valibot";
import { bookedOn as bookedOnOf, keyOf } from "@/lib/timer/editing/booked-on";
import { type Edit, edited } from "@/lib/timer/editing/edit";
import type { NewEntry as Given } from "@/lib/timer/editing/new-entry";
import { type Instant, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Added } from "./added";
import { BookedOn, Fault } from "./edits";

const instant = v.nullable(v.number());

/** An entry to add, as it is stored. */
export const NewEntry: v.GenericSchema<Given> = v.object({
  day: v.string(),
  start: instant,
  end: instant,
  duration: instant,
  bookedOn: BookedOn,
  typeOfWorkId: v.string(),
  typeOfWork: v.nullable(v.string()),
  note: v.nullable(v.string()),
  isBillable: v.boolean(),
});

/**
 * An entry that a person added and awork doesn't have yet. `id`: ours, not awork's. `sentAt`: when it was sent,
 * as long as the result is unknown, on this computer's clock. `before`: the ids of the entries like it that awork
 * had before it was sent.
 */
export const Addition = v.object({
  id: v.string(),
  entry: NewEntry,
  sentAt: v.optional(instant, null),
  before: v.optional(v.array(v.string()), []),
  fault: v.optional(Fault),
});

export type Addition = v.InferOutput<typeof Addition>;

/** The valid ones of a stored list. */
export const Additions: v.GenericSchema<unknown, Addition[]> = v.pipe(
  v.array(v.unknown()),
  v.transform((list) => list.filter((each) => v.is(Addition, each)).map((each) => v.parse(Addition, each))),
);

/**
 * The entry as the list shows it before awork has it. `typeName` returns the name of a type of work; null if unknown.
 */
export const listedAs = (
  { id, entry }: Pick<Addition, "id" | "entry">,
  typeName: (id: string) => string | null = () => null,
): Timer => {
  const { day, start, end, duration, bookedOn, typeOfWorkId, typeOfWork, note, isBillable } = entry;
  const { taskId, projectId, ...names } = bookedOn;
  return {
    id,
    start,
    end,
    duration: start !== null && end !== null ? end - start : duration,
    breaks: [],
    subject: { ...names, typeOfWork: typeOfWork ?? typeName(typeOfWorkId), note },
    about: { taskId, projectId, typeOfWorkId, isBillable },
    day,
  };
};

/** What is to be added after these edits of it. */
export function withEdits(addition: Addition, edits: readonly Edit[]): Given {
  const after = edited(listedAs(addition), edits);
  const { day, start, end, duration, subject, about } = after;
  return {
    day,
    start,
    end,
    duration: addition.entry.duration === null ? null : duration,
    bookedOn: bookedOnOf(after),
    typeOfWorkId: about.typeOfWorkId ?? addition.entry.typeOfWorkId,
    typeOfWork: subject.typeOfWork,
    note: subject.note,
    isBillable: about.isBillable,
  };
}

/**
 * Whether an entry that awork lists is an addition whose answer was lost. `added`: the additions that awork has, whose
 * entries are no others.
 */
export const isListedAs = (timer: Timer, addition: Addition, added: readonly Added[]): boolean =>
  addition.sentAt !== null &&
  !addition.before.includes(timer.id) &&
  !added.some(({ id, aworkId }) => aworkId === timer.id && id !== addition.id) &&
  isLike(timer, addition);

/** Whether an entry of awork's is what was added. awork rounds times to the second. */
export function isLike(timer: Timer, addition: Addition): boolean {
  const wanted = listedAs(addition);
  const { subject, about } = wanted;
  return (
    timer.day === wanted.day &&
    isAt(timer.start, wanted.start) &&
    Math.abs((timer.duration ?? 0) - (wanted.duration ?? 0)) <= SECOND &&
    keyOf(timer.about) === keyOf(about) &&
    timer.about.typeOfWorkId === about.typeOfWorkId &&
    timer.about.isBillable === about.isBillable &&
    wordsOf(timer.subject.note) === wordsOf(subject.note)
  );
}

const isAt = (one: Instant | null, other: Instant | null): boolean =>
  one === null || other === null ? one === other : Math.abs(one - other) <= SECOND;

/** awork may store other whitespace in a note. */
export const wordsOf = (note: string | null): string => (note ?? "").replace(/\s+/gu, " ").trim();

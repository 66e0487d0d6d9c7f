import * as v from "valibot";
import { keyOf, type BookedOn as What } from "@/lib/timer/editing/booked-on";
import type { Edit as Change } from "@/lib/timer/editing/edit";
import { type Duration, HOUR, type Instant, MINUTE, SECOND, isPlausible } from "@/lib/timer/time";
import { SyncError } from "@/lib/tracker/sync-error";

const TYPES = {
  note: "string",
  start: "number",
  end: "number",
  duration: "number",
  isBillable: "boolean",
  typeOfWorkId: "string",
  bookedOn: "object",
};

const name = v.nullable(v.string());

/** What an entry is booked on, as it is stored. */
export const BookedOn: v.GenericSchema<What> = v.object({
  taskId: name,
  projectId: name,
  task: name,
  project: name,
  client: name,
});

/** A change of one value, made by a person. Only a note can become null. */
export const Edit = v.custom<Change>(isEdit);

function isEdit(value: unknown): value is Change {
  const { id, field, from, to, save } = Object(value) as Change;
  const type = Object.hasOwn(TYPES, field) && TYPES[field];
  const isValue = (one: unknown, canBeNull: boolean) =>
    one === null
      ? canBeNull
      : typeof one === type &&
        (typeof one !== "number" || isPlausible(one)) &&
        (type !== "object" || v.is(BookedOn, one));
  const isTogether = save === undefined || typeof save === "string";
  return typeof id === "string" && isTogether && isValue(from, true) && isValue(to, field === "note");
}

/**
 * Why awork doesn't have an edit that was sent. `why`: null if the value was changed in awork meanwhile.
 * `isFinal`: awork would answer the same again, so the edit is kept until the person decides about it; others
 * are retried. `at`: when that was known, on this computer's clock. `tries`: how often the edit was sent.
 */
export const Fault = v.object({
  why: v.nullable(SyncError),
  isFinal: v.boolean(),
  at: v.pipe(v.number(), v.check(isPlausible)),
  tries: v.pipe(v.number(), v.check(isPlausible)),
});

export type Fault = v.InferOutput<typeof Fault>;

/** An edit that awork doesn't have (yet). */
export type KeptEdit = Change & { fault?: Fault };

/** The valid edits of a list. An invalid edit costs no other edit; an invalid `fault` is removed alone. */
export const editsOf = (list: unknown[]): KeptEdit[] =>
  list.filter(isEdit).map((edit) => {
    const { fault } = edit as KeptEdit;
    return fault === undefined || v.is(Fault, fault) ? edit : changeOf(edit);
  });

/** Edits in the order they were made. Each is kept until awork has it or the person drops it. */
export const Edits: v.GenericSchema<unknown, KeptEdit[]> = v.pipe(v.array(v.unknown()), v.transform(editsOf));

/** The edit without its `fault`. */
export const changeOf = ({ id, field, from, to, save }: Change): Change =>
  ({ id, field, from, to, ...(save !== undefined && { save }) }) as Change;

/** Whether both change the same value. */
const isSameField = (one: Change, other: Change) => one.id === other.id && one.field === other.field;

/** The edits with this one last, replacing all others of the same value. */
export const withOnly = (edits: KeptEdit[], edit: Change): KeptEdit[] => [
  ...edits.filter((one) => !isSameField(one, edit)),
  edit,
];

/** Whether both change the same value to the same result. */
export const isSame = (one: Change, other: Change) =>
  isSameField(one, other) && isSameValue(one.to, other.to);

const isSameValue = (one: Change["from"], other: Change["from"]): boolean =>
  one === other ||
  (typeof one === "object" && typeof other === "object" && one !== null && other !== null
    ? keyOf(one) === keyOf(other)
    : false);

/**
 * The edits with one more. A page sends an edit again when the worker died before it answered: then it is there
 * already. One that awork refused is replaced when the person makes it again.
 */
export function withNew(edits: KeptEdit[], edit: Change): KeptEdit[] {
  const last = edits.findLast((one) => isSameField(one, edit) && isWaiting(one));
  if (last && isSame(last, edit)) return edits;
  return [...edits.filter((one) => isWaiting(one) || !isSame(one, edit)), changeOf(edit)];
}

/** Whether awork may still accept a change without the person's help. The popup shows it as made. */
export const isWaiting = ({ fault }: { id: string; fault?: Fault | undefined }) => !fault?.isFinal;

/** Whether something that awork doesn't have yet may be sent now: it hasn't failed for good or just now. */
export const isDue = ({ fault }: { id: string; fault?: Fault | undefined }, wall: Instant): boolean =>
  !fault || (!fault.isFinal && (fault.at > wall || wall - fault.at >= pause(fault.tries)));

/** The fault after one more try. */
export const withTry = (
  { fault }: { id: string; fault?: Fault | undefined },
  why: Fault["why"],
  isFinal: boolean,
  at: Instant,
): Fault => ({ why, isFinal, at, tries: (fault?.tries ?? 0) + 1 });

/** If the worker dies while sending, an alarm wakes it after this time. */
export const AGAIN: Duration = 30 * SECOND;

/** Backoff in ms for what failed this many times. */
const pause = (tries: number): Duration => (tries < 2 ? 0 : Math.min(HOUR, MINUTE * 2 ** (tries - 1)));

/**
 * The edit to send next; null if none is due. Edits without a failure come first, and edits of one value stay
 * in their order. `sent`: edits that were just sent.
 */
export function nextDue(edits: KeptEdit[], sent: Change[], wall: Instant): KeptEdit | null {
  const firsts = edits.filter(
    (edit, place) =>
      isWaiting(edit) && !edits.slice(0, place).some((each) => isWaiting(each) && isSameField(each, edit)),
  );
  const due = firsts.filter((edit) => isDue(edit, wall));
  const open = due.filter((edit) => !sent.some((each) => isSame(each, edit)));
  return open.find(({ fault }) => !fault) ?? open[0] ?? null;
}

/** The edit and those that are sent together with it, in their order. */
export const togetherWith = (edit: KeptEdit, edits: KeptEdit[]): KeptEdit[] =>
  edit.save === undefined
    ? [edit]
    : edits.filter((each) => each.id === edit.id && each.save === edit.save && isWaiting(each));

/**
 * Where an edit is; -1 if it is gone. A person can make the same change twice, of which awork refused one:
 * `isFirst` says which to prefer.
 */
function placeOf(wanted: Change, edits: KeptEdit[], isFirst: (edit: KeptEdit) => boolean): number {
  const preferred = edits.findIndex((edit) => isSame(edit, wanted) && isFirst(edit));
  return preferred < 0 ? edits.findIndex((edit) => isSame(edit, wanted)) : preferred;
}

/**
 * The edits without one of them. If awork doesn't have it, later edits of the same value were based on a
 * value that never existed: they take over its `from`.
 */
export function without(edits: KeptEdit[], gone: Change, isSaved: boolean): KeptEdit[] {
  const place = placeOf(gone, edits, (edit) => isWaiting(edit) === isSaved);
  if (place < 0) return edits;
  const later = edits.slice(place + 1);
  return [...edits.slice(0, place), ...(isSaved ? later : rebased(later, gone))];
}

/**
 * The edits with a fault added to one. If the fault is final, later edits of the same value no longer build
 * on it.
 */
export function withFault(edits: KeptEdit[], failed: Change, fault: Fault): KeptEdit[] {
  const place = placeOf(failed, edits, isWaiting);
  if (place < 0) return edits;
  const later = edits.slice(place + 1);
  const kept = { ...failed, fault } as KeptEdit;
  return [...edits.slice(0, place), kept, ...(fault.isFinal ? rebased(later, failed) : later)];
}

const rebased = (edits: KeptEdit[], gone: Change): KeptEdit[] =>
  edits.map((edit) =>
    isSameField(edit, gone) && isSameValue(edit.from, gone.to)
      ? ({ ...edit, from: gone.from } as KeptEdit)
      : edit,
  );

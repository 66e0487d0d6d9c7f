import * as v from "valibot";
import type { Edit as Change } from "@/lib/timer/editing/edit";
import { type Duration, HOUR, type Instant, MINUTE, isPlausible } from "@/lib/timer/time";
import { SyncError } from "@/lib/tracker/sync-error";

const TYPES = {
  note: "string",
  start: "number",
  end: "number",
  isBillable: "boolean",
  typeOfWorkId: "string",
};

/** A change of one value, made by a person. Only a note can become null. */
export const Edit = v.custom<Change>(isEdit);

function isEdit(value: unknown): value is Change {
  const { id, field, from, to } = Object(value) as Change;
  const type = Object.hasOwn(TYPES, field) && TYPES[field];
  const isValue = (one: unknown, canBeNull: boolean) =>
    (typeof one === type && (typeof one !== "number" || isPlausible(one))) || (canBeNull && one === null);
  return typeof id === "string" && isValue(from, true) && isValue(to, field === "note");
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
export const changeOf = ({ id, field, from, to }: Change): Change => ({ id, field, from, to }) as Change;

/** Whether both change the same value. */
const isSameField = (one: Change, other: Change) => one.id === other.id && one.field === other.field;

/** The edits with this one last, replacing all others of the same value. */
export const withOnly = (edits: KeptEdit[], edit: Change): KeptEdit[] => [
  ...edits.filter((one) => !isSameField(one, edit)),
  edit,
];

/** Whether both change the same value to the same result. */
export const isSame = (one: Change, other: Change) => isSameField(one, other) && one.to === other.to;

/** Whether awork may still accept the edit without the person's help. The popup shows it as made. */
export const isWaiting = ({ fault }: KeptEdit) => !fault?.isFinal;

/** Backoff in ms for an edit that failed this many times. */
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
  const due = firsts.filter(
    ({ fault }) => !fault || fault.at > wall || wall - fault.at >= pause(fault.tries),
  );
  const open = due.filter((edit) => !sent.some((each) => isSame(each, edit)));
  return open.find(({ fault }) => !fault) ?? open[0] ?? null;
}

/**
 * The edits without one of them. If awork doesn't have it, later edits of the same value were based on a
 * value that never existed: they take over its `from`.
 */
export function without(edits: KeptEdit[], gone: Change, isSaved: boolean): KeptEdit[] {
  const place = edits.findIndex((edit) => isSame(edit, gone));
  if (place < 0) return edits;
  const later = edits.slice(place + 1);
  return [...edits.slice(0, place), ...(isSaved ? later : rebased(later, gone))];
}

/**
 * The edits with a fault added to one. If the fault is final, later edits of the same value no longer build
 * on it.
 */
export function withFault(edits: KeptEdit[], failed: Change, fault: Fault): KeptEdit[] {
  const place = edits.findIndex((edit) => isSame(edit, failed));
  if (place < 0) return edits;
  const later = edits.slice(place + 1);
  const kept = { ...failed, fault } as KeptEdit;
  return [...edits.slice(0, place), kept, ...(fault.isFinal ? rebased(later, failed) : later)];
}

const rebased = (edits: KeptEdit[], gone: Change): KeptEdit[] =>
  edits.map((edit) =>
    isSameField(edit, gone) && edit.from === gone.to ? ({ ...edit, from: gone.from } as KeptEdit) : edit,
  );

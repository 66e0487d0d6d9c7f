import * as v from "valibot";
import type { Edit as Change } from "@/lib/timer/edit";
import { type Duration, HOUR, type Instant, MINUTE } from "@/lib/timer/time";
import { SyncError } from "@/lib/tracker/sync-error";

const TYPES = {
  note: "string",
  start: "number",
  end: "number",
  isBillable: "boolean",
  typeOfWorkId: "string",
};

/** A change of one value, as a person made it. Only a note can become nothing. */
export const Edit = v.custom<Change>(isEdit);

function isEdit(value: unknown): value is Change {
  const { id, field, from, to } = Object(value) as Change;
  const type = Object.hasOwn(TYPES, field) && TYPES[field];
  const isValue = (one: unknown, canBeNull: boolean) => typeof one === type || (canBeNull && one === null);
  return typeof id === "string" && isValue(from, true) && isValue(to, field === "note");
}

/**
 * Why awork does not have an edit although it was sent. `why` is null where the value was changed in awork meanwhile.
 * `isFinal`: awork would answer the same again, so the edit is kept until the person decides about it; others are
 * tried again. `at`: when that was known, on this computer's clock; `tries`: how often it was sent.
 */
export const Fault = v.object({
  why: v.nullable(SyncError),
  isFinal: v.boolean(),
  at: v.number(),
  tries: v.number(),
});

export type Fault = v.InferOutput<typeof Fault>;

/** An edit that awork does not have (yet). */
export type KeptEdit = Change & { fault?: Fault };

/** The edits of a list: one that can't be read costs no other, and what is wrong with one costs not the edit. */
export const editsOf = (list: unknown[]): KeptEdit[] =>
  list.filter(isEdit).map((edit) => {
    const { fault } = edit as KeptEdit;
    return fault === undefined || v.is(Fault, fault) ? edit : changeOf(edit);
  });

/** Edits in the order they were made, each until awork has it or the person lets it go. */
export const Edits: v.GenericSchema<unknown, KeptEdit[]> = v.pipe(v.array(v.unknown()), v.transform(editsOf));

/** What of an edit a person made. */
export const changeOf = ({ id, field, from, to }: Change): Change => ({ id, field, from, to }) as Change;

/** Whether both change the same value. */
export const isSameField = (one: Change, other: Change) => one.id === other.id && one.field === other.field;

/** The edits with this one as the only one of its value, last. */
export const withOnly = (edits: KeptEdit[], edit: Change): KeptEdit[] => [
  ...edits.filter((one) => !isSameField(one, edit)),
  edit,
];

/** Whether both change the same value to the same. */
export const isSame = (one: Change, other: Change) => isSameField(one, other) && one.to === other.to;

/** Whether awork may still take the edit by itself: it counts as made. */
export const isWaiting = ({ fault }: KeptEdit) => !fault?.isFinal;

/** How long an edit that awork could not take so often is left alone. */
const pause = (tries: number): Duration => (tries < 2 ? 0 : Math.min(HOUR, MINUTE * 2 ** (tries - 1)));

/**
 * The edit to send next, null where none is due: those that awork has never failed on come first, and edits of one value
 * stay in their order. `sent`: those that were sent just now.
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
 * The edits without one of them. Where awork does not have it, the later ones of the same value were made on what never
 * came to be: they go from where it went from.
 */
export function without(edits: KeptEdit[], gone: Change, isSaved: boolean): KeptEdit[] {
  const place = edits.findIndex((edit) => isSame(edit, gone));
  if (place < 0) return edits;
  const later = edits.slice(place + 1);
  return [...edits.slice(0, place), ...(isSaved ? later : rebased(later, gone))];
}

/** The edits with what awork failed on. One that was refused for good waits no more, so later ones go on without it. */
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

import * as v from "valibot";
import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import { Fault } from "./edits";

/** How long a deletion can be undone: awork itself can't undo it. */
export const UNDO: Duration = 10 * SECOND;

/**
 * An entry that a person deleted and awork still has. `pressedAt`: when, on this computer's clock. `name`: what the
 * entry was for, to show. `isSent`: awork has been asked to delete it, so it may be gone.
 */
export const Deletion = v.object({
  id: v.string(),
  name: v.string(),
  pressedAt: v.number(),
  isSent: v.optional(v.boolean(), false),
  fault: v.optional(Fault),
});

export type Deletion = v.InferOutput<typeof Deletion>;

/** The valid ones of a stored list. */
export const Deletions: v.GenericSchema<unknown, Deletion[]> = v.pipe(
  v.array(v.unknown()),
  v.transform((list) => list.filter((each) => v.is(Deletion, each)).map((each) => v.parse(Deletion, each))),
);

/** Whether the person may still undo it. If the clock was set back since, it can't be told, so no. */
export const isUndoable = ({ pressedAt, isSent }: Deletion, wall: Instant): boolean =>
  !isSent && pressedAt <= wall && wall - pressedAt < UNDO;

/** Whether awork certainly has the entry still: it was not asked to delete it, or refused to. */
export const isKeptByAwork = ({ isSent, fault }: Deletion): boolean => !isSent || fault?.isFinal === true;

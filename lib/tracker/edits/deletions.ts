import * as v from "valibot";
import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import { Fault } from "./edits";

/** How long a deletion can be undone: awork itself can't undo it. */
export const UNDO: Duration = 10 * SECOND;

/**
 * An entry that a person deleted and awork still has. `pressedAt`: when, on this computer's clock. `name`: what the
 * entry was for, to show.
 */
export const Deletion = v.object({
  id: v.string(),
  name: v.string(),
  pressedAt: v.number(),
  fault: v.optional(Fault),
});

export type Deletion = v.InferOutput<typeof Deletion>;

/** The valid ones of a stored list. */
export const Deletions: v.GenericSchema<unknown, Deletion[]> = v.pipe(
  v.array(v.unknown()),
  v.transform((list) => list.filter((each) => v.is(Deletion, each))),
);

/** Whether the person may still undo it. If the clock was set back since, it can't be told, so no. */
export const isUndoable = ({ pressedAt, fault }: Deletion, wall: Instant): boolean =>
  !fault && pressedAt <= wall && wall - pressedAt < UNDO;

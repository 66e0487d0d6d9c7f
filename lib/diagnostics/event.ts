import * as v from "valibot";

/** More is no kind and no number. */
const LONGEST = 40;

const isShort = (value: unknown) => typeof value !== "object" && `${value as string}`.length <= LONGEST;

/**
 * Something that happened, for the log that a person can copy into a bug report. Nothing in it is a name, a note, an
 * id, a token, or a sentence of awork's.
 */
export const Event = v.object({
  /** On this computer's clock. */
  at: v.number(),
  what: v.custom<What>(isShort),
  /** Kinds from the closed lists of this program, numbers, durations, yes or no. */
  detail: v.array(v.custom<string | number | boolean>(isShort)),
});

/** The first come out of the state (see `eventsOf`), the others from elsewhere. */
type What =
  | "gap"
  | "trouble"
  | "heard"
  | "offset"
  | "sent"
  | "outcome"
  | "entry"
  | "timer"
  | "account"
  | "permission"
  | "installed"
  | "started"
  | "notStored"
  | "error";

export type Event = v.InferOutput<typeof Event>;

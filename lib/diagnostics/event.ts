import * as v from "valibot";

/** The most characters of a kind or a number. */
const LONGEST = 40;

const isShort = (value: unknown) => typeof value !== "object" && `${value as string}`.length <= LONGEST;

/**
 * An event for the log, which a person can copy into a bug report. It contains no name, note, id, token or
 * sentence from awork.
 */
export const Event = v.object({
  /** By this computer's clock. */
  at: v.number(),
  what: v.custom<What>(isShort),
  /** Kinds from the closed lists of this program, numbers, durations, booleans. */
  detail: v.array(v.custom<string | number | boolean>(isShort)),
});

/** The first ones come from the state (see `eventsOf`), the others from elsewhere. */
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

import type { Instant } from "./time";

/**
 * The values of an entry that a person can change. `start` and `end` are shown to the second at most. `end`
 * belongs to an entry that has ended.
 */
export type Values = {
  note: string | null;
  start: Instant;
  end: Instant;
  isBillable: boolean;
  typeOfWorkId: string;
};

/** A change of one value, from what the person saw to what they want. */
export type Edit = {
  [Field in keyof Values]: { id: string; field: Field; from: Values[Field] | null; to: Values[Field] };
}[keyof Values];

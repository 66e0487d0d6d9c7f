import type { Instant } from "./time";

/**
 * A value of an entry that a person can change, and what it can be. `start`, `end`: whole seconds at most are shown.
 * `end`: of one that has ended.
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

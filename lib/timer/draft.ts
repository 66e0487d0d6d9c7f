import type { Choice } from "./choice";
import type { Instant } from "./time";

/** What a person can be in the middle of. `search`: for something to start on; `typeSearch`: for its type of work. */
export type DraftField = "note" | "start" | "typeOfWorkId" | "search" | "typeSearch";

/** What a person typed or chose and has not saved: it waits for them when the popup is closed over it. */
export type Draft = {
  field: DraftField;
  /** The entry's; null: it is about none. */
  id: string | null;
  text: string;
  /** The entry's value when it was begun. */
  from: string | number | null;
  /** What the type of work is searched for. */
  about?: Choice | undefined;
  /** The value that was sent to be saved, once that was done. */
  sent?: string | number | boolean | null | undefined;
  /** When it was changed last. */
  at: Instant;
};

/** The drafts, as the fields use them. */
export type Drafts = {
  find: (field: DraftField, id: string | null) => Draft | undefined;
  keep: (draft: Omit<Draft, "at" | "sent">) => void;
  drop: (field: DraftField, id: string | null) => void;
};

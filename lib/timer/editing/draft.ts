import type { Choice } from "@/lib/timer/start/choice";
import type { Instant } from "@/lib/timer/time";

/**
 * The fields that can have a draft. `search`: for something to start on; `typeSearch`: for its type of work;
 * `since` and `newNote`: when the started entry begins, and its note; `stopNote`: the note asked for on stopping.
 * `form`: the form of an entry, as JSON.
 */
type DraftField =
  "note" | "start" | "typeOfWorkId" | "search" | "typeSearch" | "since" | "newNote" | "stopNote" | "form";

/** Unsaved input. It is kept when the popup closes. */
export type Draft = {
  field: DraftField;
  /** The entry's id; null if the draft is not about an entry. */
  id: string | null;
  text: string;
  /** The entry's value when the draft was begun. */
  from: string | number | null;
  /** The choice whose type of work is being searched for. */
  about?: Choice | undefined;
  /** The value that was sent to be saved, if it was. */
  sent?: string | number | boolean | null | undefined;
  /** When it was last changed. */
  at: Instant;
};

/** Access to the drafts for the fields. */
export type Drafts = {
  find: (field: DraftField, id: string | null) => Draft | undefined;
  keep: (draft: Omit<Draft, "at" | "sent">) => void;
  drop: (field: DraftField, id: string | null) => void;
};

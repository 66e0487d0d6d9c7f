import * as v from "valibot";
import type { Choice as Choosable } from "@/lib/timer/start/choice";
import type { SyncError } from "@/lib/tracker/sync-error";
import { createItem } from "@/lib/platform/storage";

const text = v.nullable(v.string());

/** Something to start a timer on. */
export const Choice: v.GenericSchema<Choosable> = v.object({
  kind: v.picklist(["task", "project", "typeOfWork"]),
  id: v.string(),
  name: v.string(),
  key: text,
  projectId: text,
  project: text,
  client: text,
  typeOfWorkId: text,
  typeOfWork: text,
  isBillable: v.nullable(v.boolean()),
  isProjectDone: v.optional(v.boolean()),
});

/**
 * What awork offers to start a timer on: the person's own tasks, and the types of work; null if never read.
 * `troubles`: why a list could not be read again.
 */
export type Offer = {
  assigned: Choosable[] | null;
  types: Choosable[] | null;
  troubles: { assigned: SyncError | null; types: SyncError | null };
};

const list = v.nullable(v.array(Choice));

/**
 * The choices as awork last listed them, for a workspace and a user (`of`). `at`: when the tasks were read,
 * and the types of work too unless `typesAt` is set.
 */
export const choicesItem = createItem(
  "choices",
  v.nullable(
    v.object({
      of: v.string(),
      at: v.number(),
      typesAt: v.optional(v.number()),
      assigned: list,
      types: list,
    }),
  ),
  null,
);

/** The last picks, newest first, per workspace and user (`of`). */
export const picksItem = createItem(
  "picks",
  v.array(v.object({ of: v.string(), choices: v.array(Choice) })),
  [],
);

import { type KeptEdit, editsOf } from "@/lib/tracker/edits/edits";
import type { Kept } from "@/lib/tracker/ports";
import { editsItem } from "./day-items";
import { editList } from "./edit-list";
import { withSessionFallback } from "@/lib/platform/storage";

/** The edits for the edit queue. Each is checked by itself, so an invalid edit doesn't lose the others. */
export const waitingEdits: Kept<KeptEdit[]> = {
  get: async () => editsOf(await editList.get()),
  set: withSessionFallback(editsItem).set,
};

import { type KeptEdit, editsOf } from "@/lib/tracker/edits/edits";
import type { Kept } from "@/lib/tracker/ports";
import { editsItem } from "./day-items";
import { editList } from "./edit-list";
import { withSessionFallback } from "@/lib/platform/storage";

/** The edits for who brings them to awork: what a person typed is not lost over another edit that can't be read. */
export const waitingEdits: Kept<KeptEdit[]> = {
  get: async () => editsOf(await editList.get()),
  set: withSessionFallback(editsItem).set,
};

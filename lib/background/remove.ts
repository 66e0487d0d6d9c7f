import type { Deletion } from "@/lib/tracker/edits/deletions";
import { UNDO } from "@/lib/tracker/edits/deletions";
import type { Tracker } from "@/lib/tracker/tracker";

/**
 * Stores that an entry is to be deleted, and deletes it when that can't be undone any more. If the worker dies
 * before, the next one does.
 */
export async function remove(
  tracker: Pick<Tracker, "remove" | "saveRemovals">,
  entry: Pick<Deletion, "id" | "name">,
): Promise<void> {
  await tracker.remove(entry);
  setTimeout(() => void tracker.saveRemovals(false), UNDO);
}

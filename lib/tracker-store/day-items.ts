import { Days, NO_DAYS } from "@/lib/tracker/days";
import { AddedList } from "@/lib/tracker/edits/added";
import { Additions } from "@/lib/tracker/edits/additions";
import { Deletions } from "@/lib/tracker/edits/deletions";
import { Edits } from "@/lib/tracker/edits/edits";
import { type Item, createItem } from "@/lib/platform/storage";

/** The entries of the last days. Only the tracker writes it. */
export const daysItem = createItem("days", Days, NO_DAYS, "local", "session");

/** The edits that awork doesn't have yet. Only the tracker writes it. */
export const editsItem = createItem("edits", Edits, [], "local", "session");

/** The entries to add and to delete that awork doesn't know of yet. Only the tracker writes them. */
export const additionsItem = createItem("additions", Additions, [], "local", "session");
export const deletionsItem = createItem("deletions", Deletions, [], "local", "session");

/** The entries added last, by our ids and awork's. Only the tracker writes it. */
export const addedItem = createItem("added", AddedList, [], "local", "session");

/** Everything that a person changed and awork doesn't have. */
export const UNSENT: readonly Pick<Item<unknown[]>, "key" | "get" | "watch">[] = [
  editsItem,
  additionsItem,
  deletionsItem,
];

/** How many changes awork doesn't have. */
export async function countUnsent(): Promise<number> {
  const lists = await Promise.all(UNSENT.map(({ get }) => get()));
  return lists.reduce((sum, list) => sum + list.length, 0);
}

import { Days, NO_DAYS } from "@/lib/tracker/days";
import { Additions } from "@/lib/tracker/edits/additions";
import { Deletions } from "@/lib/tracker/edits/deletions";
import { Edits } from "@/lib/tracker/edits/edits";
import { createItem } from "@/lib/platform/storage";

/** The entries of the last days. Only the tracker writes it. */
export const daysItem = createItem("days", Days, NO_DAYS, "local", "session");

/** The edits that awork doesn't have yet. Only the tracker writes it. */
export const editsItem = createItem("edits", Edits, [], "local", "session");

/** The entries to add and to delete that awork doesn't know of yet. Only the tracker writes them. */
export const additionsItem = createItem("additions", Additions, [], "local", "session");
export const deletionsItem = createItem("deletions", Deletions, [], "local", "session");

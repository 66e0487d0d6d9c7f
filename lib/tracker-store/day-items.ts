import { Days, NO_DAYS } from "@/lib/tracker/days";
import { Edits } from "@/lib/tracker/edits/edits";
import { createItem } from "@/lib/platform/storage";

/** The entries of the last days. Written by the tracker alone. */
export const daysItem = createItem("days", Days, NO_DAYS, "local", "session");

/** What a person has changed and awork does not have yet. Written by the tracker alone. */
export const editsItem = createItem("edits", Edits, [], "local", "session");

import * as v from "valibot";
import { createItem } from "@/lib/platform/storage";

/** What a person has changed and awork does not have yet, one by one whatever it is. */
export const editList = createItem("edits", v.custom<unknown[]>(Array.isArray), [], "local", "session");

import * as v from "valibot";
import { createItem } from "@/lib/platform/storage";

/** The stored edits without validation, so that each can be checked by itself. */
export const editList = createItem("edits", v.custom<unknown[]>(Array.isArray), [], "local", "session");

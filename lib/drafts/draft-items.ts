import * as v from "valibot";
import type { Draft } from "@/lib/timer/editing/draft";
import { Choice } from "@/lib/start/choice-items";
import { createItem } from "@/lib/platform/storage";

const value = v.nullable(v.union([v.string(), v.number()]));

/** What the person typed and has not saved. Only the popup writes it, at each keystroke. */
export const draftsItem = createItem<Draft[]>(
  "drafts",
  v.array(
    v.object({
      field: v.picklist([
        "note",
        "start",
        "typeOfWorkId",
        "search",
        "typeSearch",
        "since",
        "newNote",
        "stopNote",
        "form",
      ]),
      id: v.nullable(v.string()),
      text: v.string(),
      from: value,
      about: v.optional(Choice),
      sent: v.optional(v.nullable(v.union([v.string(), v.number(), v.boolean()]))),
      at: v.number(),
    }),
  ),
  [],
);

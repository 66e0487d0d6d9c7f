import * as v from "valibot";
import type { Edit } from "@/lib/timer/edit";
import { editsOf } from "@/lib/tracker/edits";
import type { Kept } from "@/lib/tracker/ports";
import { editsItem } from "./day-items";
import { createItem } from "./item";
import { spared } from "./spared";

const list = createItem("edits", v.custom<unknown[]>(Array.isArray), [], "local", "session");

/** The edits for who brings them to awork: what a person typed is not lost over another edit that can't be read. */
export const waitingEdits: Kept<Edit[]> = {
  get: async () => editsOf(await list.get()),
  set: spared(editsItem).set,
};

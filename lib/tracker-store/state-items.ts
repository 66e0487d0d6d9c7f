import * as v from "valibot";
import { Account } from "./account";
import { NOTHING_KNOWN, State } from "@/lib/tracker/state";
import { createItem } from "@/lib/platform/storage";

/** What is known of the timer. Written by the tracker alone. */
export const stateItem = createItem("state", State, NOTHING_KNOWN, "local", "session");

/** Who is connected; null when nobody is. */
export const accountItem = createItem("account", v.nullable(Account), null);

/** Whatever is stored of who is connected, also what this version can't read; null when nothing is. */
export const storedAccountItem = createItem<unknown>("account", v.optional(v.unknown(), null), null);

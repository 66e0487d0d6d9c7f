import * as v from "valibot";
import { Account } from "./account";
import { NOTHING_KNOWN, State } from "@/lib/tracker/state";
import { createItem, unvalidated } from "@/lib/platform/storage";

/** The state of the tracker. Only the tracker writes it. */
export const stateItem = createItem("state", State, NOTHING_KNOWN, "local", "session");

/** Who is connected; null if nobody is. */
export const accountItem = createItem("account", v.nullable(Account), null);

/** The stored account without validation, even if this version can't read it; null if there is none. */
export const storedAccountItem = unvalidated(accountItem);

/**
 * The stored deletions without their schema, which the popup's first frame would load for nothing else: to see whether
 * one may be about an entry. To be read, not written.
 */
export const rawDeletionsItem = createItem("deletions", v.unknown(), null, "local", "session");

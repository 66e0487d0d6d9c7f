import * as v from "valibot";
import { Account } from "@/lib/tracker/account";
import { NOTHING_KNOWN, State } from "@/lib/tracker/state";
import { createItem } from "./item";

/** What is known of the timer. Written by the tracker alone. */
export const stateItem = createItem("state", State, NOTHING_KNOWN);

/** Who is connected; null when nobody is. */
export const accountItem = createItem("account", v.nullable(Account), null);

/** Breaks of more minutes than this are asked about before a key press counts them as work. */
export const guardItem = createItem(
  "guardMinutes",
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440)),
  60,
);

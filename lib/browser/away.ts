import * as v from "valibot";
import { type Away, NOT_AWAY } from "@/lib/timer/away";
import { createItem } from "./item";

const gone = { id: v.string(), since: v.number() };

/**
 * Who went away from a timer that ran, and when. Written by the background; whoever answers the question about an absence
 * takes that out.
 */
export const awayItem = createItem<Away>(
  "away",
  v.object({
    gone: v.nullable(v.object(gone)),
    absence: v.nullable(v.object({ ...gone, until: v.number() })),
  }),
  NOT_AWAY,
);

/** The person keeps the time that they were away. */
export const keepAbsence = async (): Promise<void> =>
  awayItem.set({ ...(await awayItem.get()), absence: null });

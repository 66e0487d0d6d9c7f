import * as v from "valibot";
import { type Away, NOT_AWAY, answered } from "@/lib/timer/reminders/away";
import type { Action } from "@/lib/tracker/actions/action";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import { createItem } from "@/lib/platform/storage";

const gone = { id: v.string(), since: v.number() };
const absence = v.object({ ...gone, until: v.number(), name: v.optional(v.nullable(v.string())) });

/**
 * Who went away from a running timer, and when. The background writes it; whoever answers the question about
 * an absence removes that absence.
 */
export const awayItem = createItem<Away>(
  "away",
  v.object({
    gone: v.nullable(v.object(gone)),
    absence: v.nullable(absence),
    others: v.optional(v.array(absence)),
  }),
  NOT_AWAY,
);

/** The person keeps the time they were away as work. */
export const keepAbsence = async (): Promise<void> => awayItem.set(answered(await awayItem.get(), false));

/** After these outcomes the question is answered, or can no longer be answered this way. */
const SETTLED: Outcome["kind"][] = ["stopped", "changed", "wrongEnd", "nothing", "alreadyStopped"];

/**
 * Ending an entry at the time when the person went away answers the question. If awork can't be reached, the
 * question stays. The outcome of a start says that the stop before it was done.
 */
export async function settleAbsence({ id, end }: Action, { verb, kind }: Outcome): Promise<void> {
  if (end === undefined || !(verb === "start" || SETTLED.includes(kind))) return;
  const away = await awayItem.get();
  if (away.absence?.id === id && away.absence?.since === end) await awayItem.set(answered(away, true));
}

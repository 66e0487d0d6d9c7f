import type { Client } from "@/lib/awork/client";
import {
  AworkTrouble,
  Failure,
  Forbidden,
  Gone,
  NotUnderstood,
  Refused,
  SignedOut,
} from "@/lib/awork/failure";
import type { Answer } from "@/lib/awork/request";
import { type Timer, isPlanned, phase } from "@/lib/timer/timer";
import type { State } from "./state";

/** Finds the timer that goes on behind a stopped entry that started later; null when there is none. */
export type HiddenBy = (last: Pick<Timer, "id">) => Promise<Answer<Timer | null>>;

/** `side`: what went wrong with a question beside the main one, which is answered all the same. */
export type Current = { answer: Answer<Timer | null>; behind: State["behind"]; side: Failure | null };

/**
 * Asks awork which timer is current. One that still runs can be hidden behind a stopped entry that started later
 * (API reference, `last`): behind a stopped entry not seen before it is looked for once, and once found, followed by
 * its id. `listed` looks in a list that is read anyway: there it is looked for each time, since a timer whose start was
 * moved can come to lie behind an entry that was seen. An entry that is planned is never current.
 */
export async function current(client: Client, seen: State["behind"], listed?: HiddenBy): Promise<Current> {
  const hiddenBy = listed ?? client.runningHiddenBy;
  if (seen?.found) {
    const followed =
      seen.timer !== undefined && !listed ? await follow(client, seen.timer) : await hiddenBy(seen);
    // A list can show another one, that began later: from now on that is followed.
    if (followed?.value)
      return { answer: followed, behind: { ...seen, timer: followed.value.id }, side: null };
  }
  const last = await client.last();
  const begun = { ...last, value: begunBy(last) };
  if (!last.value || (begun.value && phase(begun.value) !== "stopped"))
    return { answer: begun, behind: null, side: null };
  const { id } = last.value;
  if (seen?.id === id && !seen.found && !listed) return { answer: begun, behind: seen, side: null };
  try {
    const hidden = await hiddenBy(last.value);
    // What a cache had says nothing about a timer that was hidden since.
    if (!hidden.value)
      return { answer: begun, behind: hidden.heard.age ? null : { id, found: false }, side: null };
    return { answer: hidden, behind: { id, found: true, timer: hidden.value.id }, side: null };
  } catch (side) {
    if (!(side instanceof Failure)) throw side;
    // It was not looked for: at the next poll it is.
    return { answer: begun, behind: null, side };
  }
}

/** What `last` says, where it has begun. `last` leaves out what is planned (API reference); it must not show all the same. */
function begunBy({ value, heard: { date } }: Answer<Timer | null>): Timer | null {
  return value && date !== null && isPlanned(value, date) ? null : value;
}

/** Answers that concern this entry alone. */
const OF_THE_ENTRY = [Gone, Refused, NotUnderstood, Forbidden, SignedOut, AworkTrouble];

/** The timer by its id; null where awork does not tell of it: then what is current is asked for anew. */
async function follow(client: Client, id: string): Promise<Answer<Timer | null> | null> {
  try {
    return await client.goesOn(id);
  } catch (failure) {
    if (OF_THE_ENTRY.some((kind) => failure instanceof kind)) return null;
    throw failure;
  }
}

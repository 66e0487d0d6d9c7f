import type { Client } from "@/lib/awork/client";
import {
  AworkTrouble,
  ApiError,
  Forbidden,
  Gone,
  NotUnderstood,
  Refused,
  SignedOut,
} from "@/lib/awork/api-error";
import { writtenAt } from "@/lib/awork/response-meta";
import type { Answer } from "@/lib/awork/request";
import { type Duration, type Instant, MINUTE } from "@/lib/timer/time";
import { type Timer, isPlanned, phase } from "@/lib/timer/timer";
import type { State } from "./state";

/** So long a hidden timer is followed by its id alone: one that was planned can have begun meanwhile, and be current. */
const ALONE: Duration = 15 * MINUTE;

/** Nothing is left out: the entry that hid a timer can have been planned, and have begun since. */
const ANY = { id: "" };

/** Finds the timer that goes on behind a stopped entry that started later; null when there is none. */
export type HiddenBy = (last: Pick<Timer, "id">) => Promise<Answer<Timer | null>>;

/** `side`: what went wrong with a question beside the main one, which is answered all the same. */
export type Current = { answer: Answer<Timer | null>; behind: State["behind"]; side: ApiError | null };

/**
 * Asks awork which timer is current. One that still runs can be hidden behind a stopped entry that started later
 * (API reference, `last`): behind a stopped entry not seen before it is looked for once, and once found, followed by
 * its id; now and then the last one is asked for first. `listed` looks in a list that is read anyway: there it is looked for each time, since a timer whose start was
 * moved can come to lie behind an entry that was seen. An entry that is planned is never current. `wall` is now.
 */
export async function current(
  client: Client,
  seen: State["behind"],
  wall: Instant,
  listed?: HiddenBy,
): Promise<Current> {
  const hiddenBy = listed ?? client.runningHiddenBy;
  const followed = seen?.found && seen.timer !== undefined && !listed ? seen.timer : null;
  const lastAskedAt = seen?.lastAskedAt ?? wall - ALONE;
  const isAlone = lastAskedAt <= wall && wall - lastAskedAt < ALONE;
  if (seen?.found && (isAlone || followed === null)) {
    const found = followed === null ? await hiddenBy(ANY) : await follow(client, followed);
    // A list can show another one, that began later: from now on that is followed.
    if (found?.value) return { answer: found, behind: { ...seen, timer: found.value.id }, side: null };
  }
  const last = await client.last();
  const begun = { ...last, value: begunBy(last) };
  if (!last.value || (begun.value && phase(begun.value) !== "stopped"))
    return { answer: begun, behind: null, side: null };
  const { id } = last.value;
  if (seen?.id === id && !seen.found && !listed) return { answer: begun, behind: seen, side: null };
  try {
    const known = followed === null || isAlone ? null : await follow(client, followed);
    const hidden = known?.value ? known : await hiddenBy(last.value);
    // What a cache had says nothing about a timer that was hidden since.
    if (!hidden.value)
      return { answer: begun, behind: hidden.meta.age ? null : { id, found: false }, side: null };
    return {
      answer: hidden,
      behind: { id, found: true, timer: hidden.value.id, lastAskedAt: wall },
      side: null,
    };
  } catch (side) {
    if (!(side instanceof ApiError)) throw side;
    // It was not looked for: at the next poll it is.
    return { answer: begun, behind: null, side };
  }
}

/** What `last` says, where it has begun. `last` leaves out what is planned (API reference); it must not show all the same. */
function begunBy({ value, meta }: Answer<Timer | null>): Timer | null {
  const at = writtenAt(meta);
  return value && at !== null && isPlanned(value, at) ? null : value;
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

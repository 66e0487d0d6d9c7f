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
import { aworkNow } from "@/lib/awork/response-meta";
import type { Answer } from "@/lib/awork/request";
import { type Duration, type Instant, MINUTE } from "@/lib/timer/time";
import { type Timer, isPlanned, phase } from "@/lib/timer/timer";
import type { State } from "./state";

/**
 * For this long a hidden timer is followed by its id alone. Then `last` is requested too, because a planned
 * entry can have begun and be current.
 */
const ALONE: Duration = 15 * MINUTE;

/** Excludes no entry: the planned entry that hid a timer can have begun since. */
const ANY = { id: "" };

/** Finds the active timer hidden behind a stopped entry that started later; null if there is none. */
export type SearchHidden = (last: Pick<Timer, "id">) => Promise<Answer<Timer | null>>;

/** `side`: the error of an additional request; the main request succeeded. */
export type Current = { answer: Answer<Timer | null>; hiddenBy: State["hiddenBy"]; side: ApiError | null };

/**
 * Reads the current timer. An active timer can be hidden behind a stopped entry that started later (API
 * reference, `last`). It is searched for once behind each new stopped entry. When found, it is followed by
 * its id, and `last` is requested first every 15 minutes. `listed` searches a list that is read anyway. That
 * search runs each time, since a timer whose start was moved can become hidden behind a known entry. A
 * planned entry is never current. `wall` is now.
 */
export async function current(
  client: Client,
  seen: State["hiddenBy"],
  wall: Instant,
  listed?: SearchHidden,
): Promise<Current> {
  const search = listed ?? client.activeHiddenBy;
  const followed = seen?.found && seen.timer !== undefined && !listed ? seen.timer : null;
  const lastAskedAt = seen?.lastAskedAt ?? wall - ALONE;
  const isAlone = lastAskedAt <= wall && wall - lastAskedAt < ALONE;
  if (seen?.found && (isAlone || followed === null)) {
    const found = followed === null ? await search(ANY) : await follow(client, followed);
    // A list can show another one that began later, which is followed from now on.
    if (found?.value) return { answer: found, hiddenBy: { ...seen, timer: found.value.id }, side: null };
  }
  const last = await client.last();
  const begun = { ...last, value: begunBy(last) };
  if (!last.value || (begun.value && phase(begun.value) !== "stopped"))
    return { answer: begun, hiddenBy: null, side: null };
  const { id } = last.value;
  if (seen?.id === id && !seen.found && !listed) return { answer: begun, hiddenBy: seen, side: null };
  try {
    const known = followed === null || isAlone ? null : await follow(client, followed);
    const hidden = known?.value ? known : await search(last.value);
    // A cached answer doesn't rule out a timer that was hidden since.
    if (!hidden.value)
      return { answer: begun, hiddenBy: hidden.meta.age ? null : { id, found: false }, side: null };
    return {
      answer: hidden,
      hiddenBy: { id, found: true, timer: hidden.value.id, lastAskedAt: wall },
      side: null,
    };
  } catch (side) {
    if (!(side instanceof ApiError)) throw side;
    // The search failed. The next poll repeats it.
    return { answer: begun, hiddenBy: null, side };
  }
}

/**
 * The entry from `last`, if it has begun. `last` leaves out planned entries (API reference); this makes sure
 * that none shows.
 */
function begunBy({ value, meta }: Answer<Timer | null>): Timer | null {
  const at = aworkNow(meta);
  return value && at !== null && isPlanned(value, at) ? null : value;
}

/** Errors that concern this entry alone. */
const OF_THE_ENTRY = [Gone, Refused, NotUnderstood, Forbidden, SignedOut, AworkTrouble];

/** The timer by its id; null if awork doesn't return it, and then `last` is requested. */
async function follow(client: Client, id: string): Promise<Answer<Timer | null> | null> {
  try {
    return await client.activeTimer(id);
  } catch (failure) {
    if (OF_THE_ENTRY.some((kind) => failure instanceof kind)) return null;
    throw failure;
  }
}

import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import { isBackingOff } from "./cadence";
import type { State } from "./state";

/** What is known may be this old when an action is built on it. */
export const FRESH: Duration = 6 * SECOND;

/** Whether something that happened then was just now. A clock that was set back makes it old. */
export const isJustNow = (then: Instant | null, wall: Instant): boolean =>
  then !== null && then <= wall && wall - then <= FRESH;

/** From when on a person who looks is answered by a new question, and not by what awork was asked just now. */
export const mayLook = ({ askedAt }: Pick<State, "askedAt">, wall: Instant): Instant =>
  isJustNow(askedAt, wall) ? askedAt! + FRESH + 1 : wall;

/**
 * Whether what is known was heard just now, with nothing in the way. Only what can be undone may be built on that: before
 * anything else awork is read again.
 */
export const isFresh = ({ at, trouble, pending }: State, wall: Instant): boolean =>
  !trouble && !pending && isJustNow(at, wall);

/** awork has said for how long nobody may ask; a person's wish does not lift that. */
export const mustWait = (state: State, wall: Instant): boolean =>
  state.rest?.strict === true && isBackingOff(state, wall);

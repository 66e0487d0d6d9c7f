import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import { isBackingOff } from "./backoff";
import type { State } from "./state";

/** Maximum age, in ms, of a state that an action may be based on. */
const FRESH: Duration = 6 * SECOND;

/** Whether `then` is at most `FRESH` ago. False if the clock was set back to before it. */
export const isJustNow = (then: Instant | null, wall: Instant): boolean =>
  then !== null && then <= wall && wall - then <= FRESH;

/**
 * The earliest time at which a poll for an open popup sends a request, instead of relying on the one sent
 * just now.
 */
export const mayPollAt = ({ askedAt }: Pick<State, "askedAt">, wall: Instant): Instant =>
  isJustNow(askedAt, wall) ? askedAt! + FRESH + 1 : wall;

/**
 * Whether the state was read just now, without a sync error or a pending action. Only actions that can be
 * undone may be based on it; before any other action awork is read again.
 */
export const isFresh = ({ at, trouble, pending }: State, wall: Instant): boolean =>
  !trouble && !pending && isJustNow(at, wall);

/** Whether awork itself demanded the backoff (429). A person's request doesn't override it. */
export const mustWait = (state: State, wall: Instant): boolean =>
  state.backoff?.strict === true && isBackingOff(state, wall);

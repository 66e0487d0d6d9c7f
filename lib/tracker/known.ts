import type { Answer } from "@/lib/awork/request";
import { type Duration, type Instant, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { offset } from "./offset";
import { settle } from "./resume";
import type { State } from "./state";

/** An outcome is told until awork has answered again this much later. */
const TOLD: Duration = MINUTE;

/**
 * The state once awork has said what is current: nothing is wrong any more, and an action whose fate was open is
 * settled by it. `wall` is now on this computer's clock.
 */
export function known(state: State, { value: timer, heard }: Answer<Timer | null>, wall: Instant): State {
  const told = state.outcome && wall - state.outcome.at < TOLD ? state.outcome : null;
  return {
    ...state,
    timer,
    at: wall,
    askedAt: heard.sentAt,
    trouble: null,
    failures: 0,
    rest: null,
    left: heard.left,
    offset: offset(state.offset, heard),
    pending: null,
    outcome: state.pending ? settle(state.pending, timer, wall) : told,
  };
}

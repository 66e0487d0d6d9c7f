import type { Answer } from "@/lib/awork/request";
import { type Duration, type Instant, MINUTE } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { offset } from "./offset";
import { settle } from "./resume";
import type { Outcome, State } from "./state";

/**
 * An outcome is told until awork has answered again this much later (or the clock was set back that far), and no
 * longer than the timer stays as it was.
 */
const TOLD: Duration = MINUTE;

/**
 * The state once awork has said what is current: nothing is wrong any more, and an action whose fate was open is
 * settled by it. `wall` is now on this computer's clock.
 */
export function known(state: State, { value: timer, heard }: Answer<Timer | null>, wall: Instant): State {
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
    outcome: state.pending ? settle(state.pending, timer, wall) : told(state, timer, wall),
  };
}

function told({ outcome, timer: before }: State, timer: Timer | null, wall: Instant): Outcome | null {
  const isSame = before?.id === timer?.id && phase(before) === phase(timer);
  return outcome && isSame && Math.abs(wall - outcome.at) < TOLD ? outcome : null;
}

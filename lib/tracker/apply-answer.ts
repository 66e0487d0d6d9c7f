import { type ResponseMeta, givenAt } from "@/lib/awork/response-meta";
import type { Answer } from "@/lib/awork/request";
import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { offset } from "./offset";
import { type Outcome, isWell } from "@/lib/tracker/actions/outcome";
import { throttle } from "./throttle";
import { settle } from "@/lib/tracker/actions/settle";
import type { State } from "./state";

/**
 * A question waits until it is answered, or the timer does something else. An outcome is told until awork has answered again this much later (or the clock was set back that far), and no
 * longer than the timer stays as it was.
 */
const TOLD: Duration = MINUTE;

/**
 * The state once awork has said what is current: nothing is wrong any more, and an action whose fate was open is
 * settled by it. `acted`: what that was done to, as `settle` wants it. `wall` is now on this computer's clock. An answer
 * from a cache is as old as it says, and changes nothing where something newer is known.
 */
export function applyAnswer(
  state: State,
  { value: timer, meta }: Answer<Timer | null>,
  wall: Instant,
  acted: Timer | null = timer,
): State {
  const { pending } = state;
  const at = givenAt(meta, wall);
  const next = { ...markReachable(state, meta), askedAt: meta.sentAt, cachedAt: meta.age ? at : null };
  if (meta.age && (pending || (state.at !== null && at < state.at))) return next;
  return {
    ...next,
    timer,
    turnedAt: timer?.id === state.timer?.id ? state.turnedAt : wall,
    at,
    pending: null,
    outcome: pending ? settle(pending, acted, wall, next.offset) : told(state, timer, wall),
    question: isUnchanged(state, timer) ? state.question : null,
  };
}

/** The state once awork has answered anything at all: it can be reached. */
export const markReachable = (state: State, meta: ResponseMeta): State => ({
  ...state,
  trouble: null,
  failures: 0,
  rest: null,
  ...learnFrom(state, meta),
});

/** What the head of any answer says beside it, a refusal's too: awork's clock, and how busy awork is. */
export function learnFrom(
  state: State,
  meta: ResponseMeta,
): Pick<State, "offset" | "isOffsetRough" | "pace"> {
  const { offset: ahead, isRough } = offset({ offset: state.offset, isRough: state.isOffsetRough }, meta);
  return { offset: ahead, isOffsetRough: isRough, pace: throttle(state, meta) };
}

function told(state: State, timer: Timer | null, wall: Instant): Outcome | null {
  const { outcome } = state;
  if (!outcome || !isUnchanged(state, timer) || Math.abs(wall - outcome.at) >= TOLD) return null;
  // What was done speaks of breaks and of an end, and so do breaks that are still there: where those were changed
  // elsewhere, it is so no more.
  const isOfTimes = isWell(outcome) || (outcome.kind === "notDone" && outcome.verb === "removeBreaks");
  return isOfTimes && !hasSameTimes(state.timer, timer) ? null : outcome;
}

const hasSameTimes = (before: Timer | null, after: Timer | null): boolean =>
  before?.breaks.length === after?.breaks.length && secondOf(before?.end) === secondOf(after?.end);

const secondOf = (at: Instant | null | undefined) => (at ? Math.floor(at / SECOND) : null);

/** Whether the same timer does the same as before. */
const isUnchanged = ({ timer: before }: State, timer: Timer | null): boolean =>
  before?.id === timer?.id && phase(before) === phase(timer);

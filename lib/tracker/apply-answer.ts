import { type ResponseMeta, givenAt } from "@/lib/awork/response-meta";
import type { Answer } from "@/lib/awork/request";
import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { offset } from "./offset";
import { type Outcome, isWell } from "@/lib/tracker/actions/outcome";
import { throttle } from "./throttle";
import type { Next, Pending } from "@/lib/tracker/actions/action";
import { settle } from "@/lib/tracker/actions/settle";
import type { State } from "./state";

/**
 * How long an outcome is shown. It is removed when awork answers at least this much later (or the clock was
 * set back by that much), or when the timer changes. A question stays until it is answered or the timer
 * changes.
 */
const TOLD: Duration = MINUTE;

/**
 * The state after an answer about the current timer: clears the sync error and settles a pending action.
 * `acted`: the entry that action acted on, as `settle` expects it. `wall` is now on this computer's clock. A
 * cached answer has the age it names, and replaces nothing that is newer.
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
  const outcome = pending ? settle(pending, acted, wall, next.offset) : told(state, timer, wall);
  return {
    ...next,
    timer,
    entryChangedAt: timer?.id === state.timer?.id ? state.entryChangedAt : wall,
    at,
    pending: null,
    next: pending ? nextStart(pending, outcome) : state.next,
    outcome,
    question: isUnchanged(state, timer) ? state.question : null,
  };
}

/** What is to be started once a stop is settled. */
export const nextStart = (
  { purpose, since, sentAt }: Pick<Pending, "purpose" | "since" | "sentAt">,
  outcome: Pick<Outcome, "kind"> | null,
): Next | null =>
  outcome?.kind === "stopped" && purpose
    ? { action: { verb: "start", id: null, asked: true, purpose, since }, at: sentAt }
    : null;

/** The state after any answer from awork: awork is reachable. */
export const markReachable = (state: State, meta: ResponseMeta): State => ({
  ...state,
  trouble: null,
  failures: 0,
  backoff: null,
  ...learnFrom(state, meta),
});

/** What the response meta tells, of errors too: awork's clock, and how busy awork is. */
export function learnFrom(
  state: State,
  meta: ResponseMeta,
): Pick<State, "offset" | "isOffsetRough" | "throttle"> {
  const { offset: ahead, isRough } = offset({ offset: state.offset, isRough: state.isOffsetRough }, meta);
  return { offset: ahead, isOffsetRough: isRough, throttle: throttle(state, meta) };
}

function told(state: State, timer: Timer | null, wall: Instant): Outcome | null {
  const { outcome } = state;
  if (!outcome || !isUnchanged(state, timer) || Math.abs(wall - outcome.at) >= TOLD) return null;
  // A successful outcome, and one about breaks that remain, names breaks or an end. It no longer applies if
  // those were changed elsewhere.
  const isOfTimes = isWell(outcome) || (outcome.kind === "notDone" && outcome.verb === "removeBreaks");
  return isOfTimes && !hasSameTimes(state.timer, timer) ? null : outcome;
}

const hasSameTimes = (before: Timer | null, after: Timer | null): boolean =>
  before?.breaks.length === after?.breaks.length && secondOf(before?.end) === secondOf(after?.end);

const secondOf = (at: Instant | null | undefined) => (at ? Math.floor(at / SECOND) : null);

/** Whether the same timer is in the same phase as before. */
const isUnchanged = ({ timer: before }: State, timer: Timer | null): boolean =>
  before?.id === timer?.id && phase(before) === phase(timer);

import type { Client } from "@/lib/awork/client";
import { ApiError, type ApiErrorKind, FromCache, Gone, TooMany } from "@/lib/awork/api-error";
import type { Answer } from "@/lib/awork/request";
import type { Edit } from "@/lib/timer/editing/edit";
import { isFor } from "@/lib/timer/start/choice";
import { MINUTE } from "@/lib/timer/time";
import { type Timer, isActive } from "@/lib/timer/timer";
import type { Pending } from "@/lib/tracker/actions/action";
import { backoff, unreachableBackoff } from "./backoff";
import { nextWake } from "./cadence";
import { type SearchHidden, current } from "./current";
import { breaksDue, totalDue } from "./days";
import { markReachable, applyAnswer, learnFrom } from "./apply-answer";
import { type KeptEdit, withOnly } from "@/lib/tracker/edits/edits";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import type { Ports } from "./ports";
import type { State } from "./state";
import { toSyncError } from "./sync-error";

/** Errors that would affect the next call too, whatever it requests. */
const OF_EVERY_CALL: ApiErrorKind[] = ["tooMany", "signInEnded", "tokenLost"];

export type SyncState = ReturnType<typeof createSyncState>;

/**
 * Applies API answers to the state and persists it. The caller must be the only writer of the state. `change`
 * updates the edit list, one change at a time.
 */
export function createSyncState(
  ports: Ports,
  change: (how: (edits: KeptEdit[]) => KeptEdit[]) => Promise<void>,
) {
  /**
   * Plans the next wake-up first. Otherwise the badge would stop for good if the worker died in between or
   * storing failed.
   */
  async function save(state: State): Promise<void> {
    await plan(state).finally(() => ports.state.set(state));
  }

  async function plan(state: State): Promise<void> {
    const days = (await ports.shown()) === "today" ? await ports.days.get() : null;
    await ports.wakeAt(nextWake(state, ports.now(), await ports.presence(), days));
  }

  /**
   * Whether the list has to be read while nobody is viewing it: for today's total in the toolbar, if somebody can
   * see that, or to remind of breaks.
   */
  async function wantsList(state: State): Promise<boolean> {
    const [isTotal, isBreaks] = [(await ports.shown()) === "today", await ports.countsBreaks()];
    if ((!isTotal && !isBreaks) || (await ports.presence()) === "locked") return false;
    const [days, wall] = [await ports.days.get(), ports.now()];
    return (isTotal && totalDue(days, state, wall)) || (isBreaks && breaksDue(days, state, wall));
  }

  /** The state after reading the current timer. Throws only an `ApiError`. */
  async function readCurrent(state: State, client: Client, search?: SearchHidden): Promise<State> {
    // That no timer was hidden behind an entry says nothing about a timer that began since.
    const seen = state.hiddenBy?.found || !isActive(state.timer) ? state.hiddenBy : null;
    const { answer, hiddenBy, side } = await current(client, seen, ports.now(), search);
    const acted = await actedOn(state.pending, answer.value, client);
    const after = acted instanceof ApiError ? unsettled(state, answer, acted) : settled(state, answer, acted);
    const next = { ...(await after), hiddenBy };
    return side && OF_EVERY_CALL.includes(side.kind) ? failed(next, side) : next;
  }

  /**
   * The state after an answer about the current timer, if awork doesn't return the entry that an action acted
   * on. The current timer is applied anyway. The action stays pending while its entry may still be readable,
   * for 5 minutes at most.
   */
  async function unsettled(state: State, answer: Answer<Timer | null>, failure: ApiError): Promise<State> {
    const { pending, outcome: before } = state;
    const wall = ports.now();
    const next = applyAnswer({ ...state, pending: null }, answer, wall);
    if (!pending) return next;
    const why = toSyncError(failure, await ports.permitted());
    const age = wall - pending.sentAt;
    const { verb, end } = pending;
    const isForGood = FOR_GOOD.includes(failure.kind) && !(failure instanceof FromCache);
    if (isForGood || age < 0 || age > SETTLING)
      return { ...next, outcome: outcome(verb, "uncertain", { trouble: why, end }) };
    const isTold = before?.kind === "unknown" && before.verb === verb;
    return {
      ...next,
      pending,
      outcome: isTold ? before : outcome(verb, "unknown", { trouble: why, end }),
    };
  }

  /**
   * The state after an answer about the current timer. `acted`: the entry that a pending action acted on. If
   * a stop with an earlier end has stopped it, or a start with an earlier start has started it, that time is
   * added to the edits before the action is removed. If the worker dies in between, both remain, which gives
   * the same result. `isStarted`: awork has confirmed that it started `acted`.
   */
  async function settled(
    state: State,
    answer: Answer<Timer | null>,
    acted: Timer | null = answer.value,
    isStarted = false,
  ): Promise<State> {
    const applied = applyAnswer(state, answer, ports.now(), acted);
    const { pending, timer: before } = state;
    const next = isStarted ? { ...applied, outcome: outcome("start", "started") } : applied;
    const { kind, end } = next.outcome ?? {};
    if (!pending || !acted) return next;
    const leave = (edit: Edit) => change((edits) => withOnly(edits, edit));
    if (kind === "stopped" && end !== undefined)
      await leave({ id: acted.id, field: "end", from: acted.end, to: end });
    const { since, purpose } = pending;
    if (kind !== "started" || since === undefined) return next;
    await leave({ id: acted.id, field: "start", from: acted.start, to: since });
    const goesOn = purpose !== null && before?.end === since && isFor(before, purpose);
    return { ...next, outcome: outcome("start", "started", { since, goesOn }) };
  }

  /**
   * The state after reading an entry by its id. If it has stopped, the answer doesn't tell whether it is
   * still the last entry.
   */
  function applyEntry(state: State, answer: Answer<Timer>): State {
    const { value: timer, meta } = answer;
    if (timer.id !== state.timer?.id) return markReachable(state, meta);
    return timer.end === null && timer.duration === null
      ? applyAnswer(state, answer, ports.now())
      : { ...markReachable(state, meta), timer };
  }

  /** The result of `asking`, or the state with the sync error. */
  async function orFailed<T>(state: State, asking: () => Promise<T>): Promise<T | State> {
    try {
      return await asking();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      return failed(state, failure);
    }
  }

  async function failed(state: State, failure: ApiError): Promise<State> {
    const why = toSyncError(failure, await ports.permitted());
    const wall = ports.now();
    const failures = state.failures + 1;
    const isStrict = failure instanceof TooMany;
    const isUnreached = failure.kind === "unreachable" && (await ports.presence()) === "active";
    const own = isUnreached
      ? unreachableBackoff(failures, ports.isOffline(), ports.random())
      : backoff(failures, ports.random());
    const pause = isStrict ? failure.wait : own;
    return {
      ...state,
      trouble: why,
      askedAt: wall,
      failures,
      ...(failure.meta && learnFrom(state, failure.meta)),
      backoff: { since: wall, until: wall + pause, strict: isStrict },
    };
  }

  /** Saves the state with the outcome, and returns the outcome. */
  async function conclude(state: State, outcome: Outcome): Promise<Outcome> {
    await save({ ...state, outcome });
    return outcome;
  }

  function outcome(
    verb: Outcome["verb"],
    kind: Outcome["kind"],
    given: Partial<Pick<Outcome, "breaks" | "trouble" | "end" | "since" | "goesOn" | "why">> = {},
  ): Outcome {
    return { verb, kind, at: ports.now(), breaks: 0, trouble: null, ...given };
  }

  return { save, plan, wantsList, readCurrent, settled, applyEntry, orFailed, failed, conclude, outcome };
}

/** Errors that awork gives for an entry however often it is requested. */
const FOR_GOOD: ApiErrorKind[] = ["refused", "notUnderstood"];

/** How long after an action its entry is read to determine the outcome, and a start can follow a stop. */
export const SETTLING = 5 * MINUTE;

/**
 * The entry that an action acted on, which may no longer be current; null if it is gone. Returns the
 * `ApiError` if awork doesn't return the entry, because that concerns this entry alone. Throws on a 429.
 */
async function actedOn(
  pending: Pending | null,
  timer: Timer | null,
  client: Client,
): Promise<Timer | null | ApiError> {
  if (!pending || pending.verb === "start" || pending.id === null || pending.id === timer?.id) return timer;
  try {
    return (await client.entry(pending.id)).value.timer;
  } catch (failure) {
    if (!(failure instanceof ApiError) || failure instanceof TooMany) throw failure;
    return failure instanceof Gone ? null : failure;
  }
}

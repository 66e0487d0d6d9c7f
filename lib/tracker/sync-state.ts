import type { Client } from "@/lib/awork/client";
import { ApiError, type ApiErrorKind, FromCache, Gone, TooMany } from "@/lib/awork/api-error";
import type { Answer } from "@/lib/awork/request";
import type { Edit } from "@/lib/timer/edit";
import { MINUTE } from "@/lib/timer/time";
import { type Timer, isActive } from "@/lib/timer/timer";
import type { Pending } from "@/lib/tracker/actions/action";
import { nextWake, backoff, unreachableBackoff } from "./cadence";
import { type HiddenBy, current } from "./current";
import { totalDue } from "./days";
import { markReachable, applyAnswer, learnFrom } from "./apply-answer";
import { type KeptEdit, withOnly } from "@/lib/tracker/edits/edits";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import type { Ports } from "./ports";
import type { State } from "./state";
import { toSyncError } from "./sync-error";

/** What goes wrong with one call, and would with the next, whatever it asks. */
const OF_EVERY_CALL: ApiErrorKind[] = ["tooMany", "signInEnded", "tokenLost"];

export type SyncState = ReturnType<typeof createSyncState>;

/**
 * How what awork says becomes what is known, and what is known is kept. Whoever uses it is the one writer. `change`
 * changes the list of edits, alone.
 */
export function createSyncState(
  ports: Ports,
  change: (how: (edits: KeptEdit[]) => KeptEdit[]) => Promise<void>,
) {
  /**
   * The next wake is planned first: should the worker die in between, or storing fail, the badge would stand still for
   * good without one.
   */
  async function save(state: State): Promise<void> {
    await plan(state).finally(() => ports.state.set(state));
  }

  async function plan(state: State): Promise<void> {
    const days = (await ports.shown()) === "today" ? await ports.days.get() : null;
    await ports.wakeAt(nextWake(state, ports.now(), await ports.presence(), days));
  }

  /** Whether the toolbar tells today's total to somebody, and the list has to be read for it. */
  async function wantsTotal(state: State): Promise<boolean> {
    if ((await ports.shown()) !== "today" || (await ports.presence()) === "locked") return false;
    return totalDue(await ports.days.get(), state, ports.now());
  }

  /** The state after asking what is current. Throws only a `Failure`. */
  async function asked(state: State, client: Client, hiddenBy?: HiddenBy): Promise<State> {
    // What was seen behind an entry says nothing about a timer that began since.
    const seen = state.behind?.found || !isActive(state.timer) ? state.behind : null;
    const { answer, behind, side } = await current(client, seen, ports.now(), hiddenBy);
    const acted = await actedOn(state.pending, answer.value, client);
    const after = acted instanceof ApiError ? unsettled(state, answer, acted) : settled(state, answer, acted);
    const next = { ...(await after), behind };
    return side && OF_EVERY_CALL.includes(side.kind) ? failed(next, side) : next;
  }

  /**
   * The state after an answer about what is current, where awork does not tell of the entry that an action was done to:
   * what is current is followed all the same. The action's fate stays open while it may still be read, but not for long.
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
   * The state after an answer about what is current; `acted`: what an action was done to, whose fate was open. Where that
   * has stopped an entry that was to have ended before, the end joins the edits: before the action is forgotten, so
   * that a worker that dies in between leaves both, and both together are the same.
   */
  async function settled(
    state: State,
    answer: Answer<Timer | null>,
    acted: Timer | null = answer.value,
  ): Promise<State> {
    const next = applyAnswer(state, answer, ports.now(), acted);
    const { kind, end } = next.outcome ?? {};
    if (state.pending && acted && kind === "stopped" && end !== undefined) {
      const edit: Edit = { id: acted.id, field: "end", from: acted.end, to: end };
      await change((edits) => withOnly(edits, edit));
    }
    return next;
  }

  /** The state after an answer about the current entry, asked for by its id: of a stopped one it can't tell whether it is still the last. */
  function told(state: State, answer: Answer<Timer>): State {
    const { value: timer, meta } = answer;
    if (timer.id !== state.timer?.id) return markReachable(state, meta);
    return timer.end === null && timer.duration === null
      ? applyAnswer(state, answer, ports.now())
      : { ...markReachable(state, meta), timer };
  }

  /** What asking brought, or the state with what went wrong. */
  async function tried<T>(state: State, asking: () => Promise<T>): Promise<T | State> {
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
      rest: { since: wall, until: wall + pause, strict: isStrict },
    };
  }

  /** Writes the state with the outcome, and hands the outcome on. */
  async function conclude(state: State, outcome: Outcome): Promise<Outcome> {
    await save({ ...state, outcome });
    return outcome;
  }

  function outcome(
    verb: Outcome["verb"],
    kind: Outcome["kind"],
    given: Partial<Pick<Outcome, "breaks" | "trouble" | "end">> = {},
  ): Outcome {
    return { verb, kind, at: ports.now(), breaks: 0, trouble: null, ...given };
  }

  return { save, plan, wantsTotal, asked, settled, told, tried, failed, conclude, outcome };
}

/** What awork says of an entry however often it is asked. */
const FOR_GOOD: ApiErrorKind[] = ["refused", "notUnderstood"];

/** So long after an action the entry that it was done to is read, to see what came of it. */
const SETTLING = 5 * MINUTE;

/**
 * The entry that an action was done to, null when it is gone; it need not be what is current any more. A failure where
 * awork does not tell of it, which is nobody else's concern; throws where awork wants to be left alone.
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

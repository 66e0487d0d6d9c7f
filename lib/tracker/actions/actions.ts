import type { Client } from "@/lib/awork/client";
import { ApiError, type ApiErrorKind, Gone, Refused } from "@/lib/awork/api-error";
import type { Answer } from "@/lib/awork/request";
import { ranUntilAfter } from "@/lib/timer/reminders/away";
import type { Edit } from "@/lib/timer/editing/edit";
import type { Instant } from "@/lib/timer/time";
import { type Timer, openBreak, phase } from "@/lib/timer/timer";
import type { Action, Pending, Verb } from "./action";
import { withOnly } from "@/lib/tracker/edits/edits";
import { currentWithUnsent } from "@/lib/tracker/edits/unsent";
import { isFresh, isJustNow, mustWait } from "@/lib/tracker/fresh";
import { decide } from "./decide";
import { markReachable, nextStart } from "@/lib/tracker/apply-answer";
import type { SyncState } from "@/lib/tracker/sync-state";
import type { Outcome } from "./outcome";
import type { Ports } from "@/lib/tracker/ports";
import type { State } from "@/lib/tracker/state";
import { type SyncError, toSyncError } from "@/lib/tracker/sync-error";

/** Errors after which awork has certainly done nothing. */
const REFUSALS: ApiErrorKind[] = ["signedOut", "signInEnded", "tokenLost", "forbidden", "refused", "tooMany"];

const OLD_ANSWER: SyncError = { kind: "notUnderstood", detail: "age" };

/**
 * Actions that can't be undone, or that stop a running timer. awork is read right before them, however fresh
 * the state is.
 */
const IRREVERSIBLE: Verb[] = ["resume", "removeBreaks", "stop", "discard", "start"];

type ChangeEdits = (how: (edits: Edit[]) => Edit[]) => Promise<void>;

/** Actions that a rule can forbid. */
const RULED: Verb[] = ["start", "stop", "pause", "keep"];

/** Whether the timer `id` is not the active one. */
const hasEnded = (timer: Timer | null, id: string): boolean => timer?.id !== id || phase(timer) === "stopped";

/**
 * Carries out a person's action: decides based on a fresh state, stores the action before sending it, sends
 * it once and settles it by reading awork. `change` updates the edit list, one change at a time. `since`: the
 * start of the started timer, where nothing has to be compared with it.
 */
export function createActions(ports: Ports, syncState: SyncState, change: ChangeEdits) {
  const { readCurrent, conclude, failed, outcome, save, settled, orFailed } = syncState;

  return async function act(action: Action, since = action.since): Promise<Outcome> {
    const { verb, end } = action;
    const pressedAt = ports.now();
    // A new action takes the place of a start that was to follow the last one.
    let state: State = { ...(await ports.state.get()), next: null };
    if (mustWait(state, ports.now())) return notSent(state, verb);
    let client: Client | null;
    try {
      client = await ports.client();
      if (client === null) return outcome(verb, "nothing");
      if (IRREVERSIBLE.includes(verb) || !isFresh(state, ports.now()))
        state = { ...(await readCurrent(state, client)), next: null };
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      return notSent(await failed(state, failure), verb);
    }

    const wall = ports.now();
    // The answer came from a cache, not from awork.
    if (!isJustNow(state.at, wall)) return notSent(state, verb, OLD_ANSWER);
    if (verb === "stop" && end !== undefined && action.id !== null && hasEnded(state.timer, action.id))
      return endBefore(state, client, { ...action, id: action.id, end });
    const rules = RULED.includes(verb) ? await ports.rules() : null;
    const now = wall + state.offset;
    const last = verb === "start" ? await lastEntry(state.timer, now) : state.timer;
    const verdict = decide(state.timer, action, now, await ports.guard(), rules, last);
    if (verdict.kind === "ask") {
      const { about, id, breaks } = verdict;
      const at = end ?? (openBreak(state.timer!) ? undefined : pressedAt + state.offset);
      const then = action.purpose && { purpose: action.purpose, since: action.since };
      const question = about === "note" ? { about, verb, id, at, ...then } : { about, verb, id };
      return conclude({ ...state, question }, outcome(verb, "ask", { breaks }));
    }
    if (verdict.kind === "held") return conclude(state, outcome(verb, "held", { why: verdict.why }));
    if (verdict.kind !== "send")
      return conclude(state, outcome(verb, verdict.kind, { breaks: verdict.breaks, end }));

    const { id, breaks, purpose } = verdict;
    const isPast = since !== undefined && since < wall + state.offset;
    const pending: Pending = { verb, id, sentAt: wall, breaks, purpose, end };
    if (isPast) pending.since = since;
    const before = state;
    state = { ...before, pending, outcome: null, question: null };
    try {
      await save(state);
    } catch {
      // Don't send an action that can't be stored: nothing could settle it later.
      return conclude(before, outcome(verb, "failed"));
    }
    try {
      const answer = await send(client, pending);
      return await afterAnswer(state, client, pending, answer);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      return afterSending(state, client, pending, failure);
    }
  };

  /**
   * The timer has already been stopped, here or elsewhere. If it ran until after `end`, an edit moves its end
   * back. The entry is read first, because the current timer says nothing about it.
   */
  async function endBefore(
    state: State,
    client: Client,
    { id, end, purpose, since }: Action & { id: string; end: Instant },
  ): Promise<Outcome> {
    const tell = (kind: "changed" | "wrongEnd" | "stopped") => {
      const next = nextStart({ purpose, since, sentAt: ports.now() }, { kind });
      return conclude({ ...state, next }, outcome("stop", kind, { end }));
    };
    try {
      const { timer } = (await client.entry(id)).value;
      if (phase(timer) !== "stopped") return await tell("changed");
      if (!ranUntilAfter(timer, end)) return await tell("wrongEnd");
      const edit: Edit = { id, field: "end", from: timer.end, to: end };
      await change((edits) => withOnly(edits, edit));
      return await tell("stopped");
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      if (failure instanceof Gone) return tell("changed");
      return notSent(await failed(state, failure), "stop");
    }
  }

  /** The current entry as the person left it, which they may have deleted. */
  async function lastEntry(timer: Timer | null, now: Instant): Promise<Timer | null> {
    const [days, edits, deletions] = await Promise.all([
      ports.days.get(),
      ports.edits.get(),
      ports.deletions.get(),
    ]);
    return currentWithUnsent({ timer, listed: days.timers, unsent: { edits, deletions }, now });
  }

  /** If the same action was sent before and its result is unknown, it can't be reported as failed. */
  function notSent(state: State, verb: Verb, why = state.trouble): Promise<Outcome> {
    const kind = state.pending?.verb === verb ? "unknown" : "failed";
    return conclude(state, outcome(verb, kind, { trouble: why }));
  }

  /** Returns the entry from awork. Null: there was no timer to act on, or the entry was deleted. */
  function send(client: Client, { verb, id, purpose }: Pending): Promise<Answer<Timer | null>> {
    if (verb === "start" && purpose) return client.start(purpose, ports.timezone());
    if (verb === "pause" || verb === "keep" || verb === "stop") return client[verb]();
    return verb === "discard" ? client.discard(id ?? "") : client.removeBreaks(id ?? "");
  }

  async function afterAnswer(
    state: State,
    client: Client,
    { verb }: Pending,
    answer: Answer<Timer | null>,
  ): Promise<Outcome> {
    if (answer.value) {
      // The answer confirms the start, so times and purpose needn't be compared.
      const next = await settled(state, answer, answer.value, verb === "start");
      if (next.outcome?.kind !== "uncertain") return concluded(next);
      // The action changed an entry that is no longer current.
      return conclude(await orFailed(next, () => readCurrent(next, client)), next.outcome);
    }
    const done = outcome(verb, verb === "discard" ? "discarded" : "nothing");
    // The known timer is outdated, even if the next request fails.
    const nothing = { timer: null, entryChangedAt: ports.now(), at: null, pending: null };
    const before = { ...markReachable(state, answer.meta), ...nothing };
    return conclude(await orFailed(before, () => readCurrent(before, client)), done);
  }

  /**
   * A refusal is a definite answer. After any other error the result is unknown: awork is read, and the
   * action isn't sent again.
   */
  async function afterSending(
    state: State,
    client: Client,
    { verb }: Pending,
    failure: ApiError,
  ): Promise<Outcome> {
    const why = toSyncError(failure, await ports.permitted());
    if (REFUSALS.includes(failure.kind)) {
      const isHeard = failure instanceof Refused && failure.meta;
      const next = isHeard ? markReachable(state, isHeard) : await failed(state, failure);
      return conclude({ ...next, pending: null }, outcome(verb, "failed", { trouble: why }));
    }
    const read = await orFailed(state, () => readCurrent(state, client));
    if (read.pending) return conclude(read, outcome(verb, "unknown", { trouble: why }));
    return concluded(
      read.outcome?.kind === "notDone" ? { ...read, outcome: { ...read.outcome, trouble: why } } : read,
    );
  }

  /** An answer about the current timer has settled the pending action. */
  function concluded(state: State): Promise<Outcome> {
    return conclude(state, state.outcome!);
  }
}

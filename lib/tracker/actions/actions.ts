import type { Client } from "@/lib/awork/client";
import { ApiError, type ApiErrorKind, Gone, Refused } from "@/lib/awork/api-error";
import type { Answer } from "@/lib/awork/request";
import { ranUntilAfter } from "@/lib/timer/away";
import type { Edit } from "@/lib/timer/edit";
import type { Instant } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import type { Action, Pending, Verb } from "./action";
import { withOnly } from "@/lib/tracker/edits/edits";
import { isFresh, isJustNow, mustWait } from "@/lib/tracker/fresh";
import { decide } from "./decide";
import { markReachable } from "@/lib/tracker/apply-answer";
import type { SyncState } from "@/lib/tracker/sync-state";
import type { Outcome } from "./outcome";
import type { Ports } from "@/lib/tracker/ports";
import type { State } from "@/lib/tracker/state";
import { type SyncError, toSyncError } from "@/lib/tracker/sync-error";

/** Answers that say that nothing was done. */
const REFUSALS: ApiErrorKind[] = ["signedOut", "signInEnded", "tokenLost", "forbidden", "refused", "tooMany"];

const OLD_ANSWER: SyncError = { kind: "notUnderstood", detail: "age" };

/** What can't be undone, or stops what runs: awork is read right before, however fresh what is known. */
const IRREVERSIBLE: Verb[] = ["resume", "removeBreaks", "stop", "discard", "start"];

type ChangeEdits = (how: (edits: Edit[]) => Edit[]) => Promise<void>;

/** Whether that timer is not the one that goes on. */
const hasEnded = (timer: Timer | null, id: string): boolean => timer?.id !== id || phase(timer) === "stopped";

/**
 * Does what a person wants: judged on fresh knowledge, written down before it is sent, sent once, settled by reading.
 * `change` changes the list of edits, alone.
 */
export function createActions(ports: Ports, memory: SyncState, change: ChangeEdits) {
  const { asked, conclude, failed, outcome, save, settled, tried } = memory;

  return async function act(action: Action): Promise<Outcome> {
    const { verb, end } = action;
    let state = await ports.state.get();
    if (mustWait(state, ports.now())) return notSent(state, verb);
    let client: Client | null;
    try {
      client = await ports.client();
      if (client === null) return outcome(verb, "nothing");
      if (IRREVERSIBLE.includes(verb) || !isFresh(state, ports.now())) state = await asked(state, client);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      return notSent(await failed(state, failure), verb);
    }

    const wall = ports.now();
    // A cache has answered, and not awork.
    if (!isJustNow(state.at, wall)) return notSent(state, verb, OLD_ANSWER);
    if (verb === "stop" && end !== undefined && action.id !== null && hasEnded(state.timer, action.id))
      return endBefore(state, client, action.id, end);
    const verdict = decide(state.timer, action, wall + state.offset, await ports.guard());
    if (verdict.kind === "ask") {
      const { about, id, breaks } = verdict;
      return conclude({ ...state, question: { about, verb, id } }, outcome(verb, "ask", { breaks }));
    }
    if (verdict.kind !== "send")
      return conclude(state, outcome(verb, verdict.kind, { breaks: verdict.breaks, end }));

    const { id, breaks, purpose } = verdict;
    const pending: Pending = { verb, id, sentAt: wall, breaks, purpose, end };
    const before = state;
    state = { ...before, pending, outcome: null, question: null };
    try {
      await save(state);
    } catch {
      // What can't be written down is not sent: nobody would know of it.
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
   * The timer has been stopped since, here or elsewhere: its end is set back by an edit, if it ran until after that. Read
   * first, as what is current says nothing about it.
   */
  async function endBefore(state: State, client: Client, id: string, end: Instant): Promise<Outcome> {
    const tell = (kind: "changed" | "wrongEnd" | "stopped") =>
      conclude(state, outcome("stop", kind, { end }));
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

  /** Where the same was sent before and its fate is open, it can't be said to have failed. */
  function notSent(state: State, verb: Verb, why = state.trouble): Promise<Outcome> {
    const kind = state.pending?.verb === verb ? "unknown" : "failed";
    return conclude(state, outcome(verb, kind, { trouble: why }));
  }

  /** Answers awork's entry; null where awork has none: there was nothing to do it to, or it is deleted. */
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
      const next = await settled(state, answer);
      // awork has just said so: no clock and no purpose needs to be compared.
      if (verb === "start") return conclude(next, outcome(verb, "started"));
      if (next.outcome?.kind !== "uncertain") return concluded(next);
      // It was done to an entry that is not current any more.
      return conclude(await tried(next, () => asked(next, client)), next.outcome);
    }
    const done = outcome(verb, verb === "discard" ? "discarded" : "nothing");
    // What was known is so no more, whatever comes of asking what is.
    const nothing = { timer: null, turnedAt: ports.now(), at: null, pending: null };
    const before = { ...markReachable(state, answer.meta), ...nothing };
    return conclude(await tried(before, () => asked(before, client)), done);
  }

  /** A refusal is an answer. After anything else nobody knows what awork did: it is not sent again, but read. */
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
    const read = await tried(state, () => asked(state, client));
    if (read.pending) return conclude(read, outcome(verb, "unknown", { trouble: why }));
    return concluded(
      read.outcome?.kind === "notDone" ? { ...read, outcome: { ...read.outcome, trouble: why } } : read,
    );
  }

  /** An answer about what is current has settled what was pending. */
  function concluded(state: State): Promise<Outcome> {
    return conclude(state, state.outcome!);
  }
}

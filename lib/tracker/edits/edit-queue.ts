import type { Client } from "@/lib/awork/client";
import { ApiError, type ApiErrorKind, FromCache, NotUnderstood } from "@/lib/awork/api-error";
import { type Edit, holds, isOfTimes, valueOf } from "@/lib/timer/editing/edit";
import type { Timer } from "@/lib/timer/timer";
import {
  AGAIN,
  type Fault,
  type KeptEdit,
  changeOf,
  isSame,
  nextDue,
  togetherWith,
  withFault,
  withTry,
  without,
} from "./edits";
import type { Answer } from "@/lib/awork/request";
import { relist } from "@/lib/tracker/days";
import { isJustNow, mustWait } from "@/lib/tracker/fresh";
import { markReachable } from "@/lib/tracker/apply-answer";
import type { SyncState } from "@/lib/tracker/sync-state";
import { type Outcome, isWell } from "@/lib/tracker/actions/outcome";
import type { Ports } from "@/lib/tracker/ports";
import type { State } from "@/lib/tracker/state";
import { type SyncError, toSyncError } from "@/lib/tracker/sync-error";

/** Errors that stay the same however often the edit is sent. */
const REFUSALS: ApiErrorKind[] = ["refused", "gone", "forbidden"];

/** Errors without a usable answer from awork. The edit is retried. */
const NO_ANSWERS: ApiErrorKind[] = ["aworkTrouble", "notUnderstood", "timedOut"];

/**
 * Usually these errors affect every call. If other calls succeed, retry this edit less often, and send the
 * others first.
 */
const OF_ANY_CALL: ApiErrorKind[] = ["unreachable", "tooMany"];

/**
 * Sends edits to awork one at a time. Each entry is read first, so that changes made in awork meanwhile
 * aren't overwritten and nothing that the PUT leaves out is cleared. An edit is kept until awork has it, and
 * a refused one until the person decides about it. Neither blocks the edits after it. `change` updates the
 * edit list, one change at a time.
 */
export function createEditQueue(
  ports: Ports,
  syncState: SyncState,
  change: (how: (edits: KeptEdit[]) => KeptEdit[]) => Promise<void>,
) {
  const { readCurrent, failed, outcome, save, applyEntry } = syncState;

  return async function saveEdits(): Promise<void> {
    const sent: Edit[] = [];
    let bad: Outcome | null = null;
    for (;;) {
      const state = await ports.state.get();
      const edit = nextDue(await sendable(), sent, ports.now());
      if (!edit || mustWait(state, ports.now())) return;
      const group = togetherWith(edit, await sendable());
      sent.push(...group);
      await ports.wakeAt(ports.now() + AGAIN);
      const news = await saveGroup(state, group, bad);
      if (news === "stop") return;
      if (news && !isWell(news)) bad = news;
    }
  };

  /** The edits of entries that awork has. Those of an addition wait until it is known whether awork has that. */
  async function sendable(): Promise<KeptEdit[]> {
    const [edits, additions] = await Promise.all([ports.edits.get(), ports.additions.get()]);
    return edits.filter((edit) => !additions.some(({ id }) => id === edit.id));
  }

  /**
   * The outcome of edits that are sent together. Null: awork has neither accepted nor refused them. "stop":
   * awork isn't available. `bad`: bad news of an earlier edit, which good news must not replace.
   */
  async function saveGroup(
    before: State,
    group: KeptEdit[],
    bad: Outcome | null,
  ): Promise<Outcome | null | "stop"> {
    const wall = ports.now();
    const end = endOf(group);
    let state = before;
    try {
      const client = await ports.client();
      if (client === null) {
        await change(() => []);
        return "stop";
      }
      if (state.pending) await save((state = await readCurrent(state, client)));
      bad ??= settled(before, state);
      const result = await put(state, client, group);
      const [first] = result.failed;
      if (!first)
        return await conclude(result.state, done(group, before), bad, (edits) => group.reduce(saved, edits));
      const news = first.why
        ? outcome("edit", "failed", { trouble: first.why, ...end })
        : outcome("edit", "changed", end);
      return await conclude(result.state, news, bad, (edits) =>
        result.failed.reduce(notSaved, result.saved.reduce(saved, edits)),
      );
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      const why = toSyncError(failure, await ports.permitted());
      const { kind, meta } = failure;
      const isOfAwork = !(failure instanceof FromCache);
      const isAboutEntry = isOfAwork && failure instanceof NotUnderstood && failure.field !== "body";
      const withFaults = (isFinal: boolean) => (edits: KeptEdit[]) =>
        group.reduce((all, edit) => withFault(all, changeOf(edit), faultOf(edit, why, isFinal)), edits);
      if (REFUSALS.includes(kind) || isAboutEntry) {
        const next = meta ? markReachable(state, meta) : state;
        const news = outcome("edit", "failed", { trouble: why, ...end });
        return conclude(next, news, bad, withFaults(true));
      }
      // awork has just answered another call.
      const isReachable = !state.trouble && isJustNow(state.at, wall);
      if (NO_ANSWERS.includes(kind) || (isReachable && OF_ANY_CALL.includes(kind)))
        await change(withFaults(false));
      // It also failed before: the problem is this edit alone.
      if (isReachable && group[0]!.fault && [...NO_ANSWERS, "unreachable"].includes(kind)) {
        await save(state);
        return kind === "timedOut" ? "stop" : null;
      }
      await save(await failed(state, failure));
      return "stop";
    }
  }

  /** If the person retries the edit, it replaces the value that awork has now. */
  function notSaved(edits: KeptEdit[], { edit, why, has }: NotSaved): KeptEdit[] {
    return withFault(edits, changeOf(edit), faultOf(edit, why, true)).map((each) =>
      isSame(each, edit) ? ({ ...each, from: has } as KeptEdit) : each,
    );
  }

  function faultOf(edit: KeptEdit, why: Fault["why"], isFinal: boolean): Fault {
    return withTry(edit, why, isFinal, ports.now());
  }

  /**
   * Moving the end back completes a stop with an earlier end; moving the start back, such a start. If a start has
   * followed the stop, that says both.
   */
  function done(group: KeptEdit[], { outcome: last }: State): Outcome {
    const [{ field, to }] = group as [KeptEdit];
    if (field === "start" && last?.verb === "start" && last.since === to) return last;
    const { end } = endOf(group);
    if (end === undefined) return outcome("edit", "saved");
    return last?.kind === "started" ? { ...last, end } : outcome("stop", "stopped", { end });
  }

  /** Reads the entry, and sends the edits whose value nobody else has changed, all in one PUT. */
  async function put(state: State, client: Client, group: KeptEdit[]): Promise<Result> {
    const [{ id }] = group as [KeptEdit];
    const found = await client.entry(id);
    const { timer, form } = found.value;
    const open = group.filter((edit) => holds(timer, edit) !== "to" && !hasWords(timer, edit));
    const changed = open.filter((edit) => holds(timer, edit) === "other");
    const isChanged = (edit: KeptEdit) =>
      changed.includes(edit) || (isOfTimes(edit) && changed.some(isOfTimes));
    const wanted = open.filter((edit) => !isChanged(edit));
    const failedIn = (edits: KeptEdit[], { value }: { value: Timer }, why: SyncError | null): NotSaved[] =>
      edits.map((edit) => ({ edit, why, has: valueOf(value, edit.field) }));
    const conflicts = failedIn(open.filter(isChanged), { value: timer }, null);
    const result = (next: State, failed: NotSaved[]): Result => ({
      state: next,
      failed,
      saved: group.filter((edit) => !failed.some((each) => each.edit === edit)),
    });
    if (wanted.length === 0) return result(await applyListed(state, { ...found, value: timer }), conflicts);
    const answer = await understood(client.update(id, form, ...wanted.map(changeOf)));
    const isAnswer = !(answer instanceof NotUnderstood);
    if (isAnswer && wanted.every((edit) => isTaken(answer.value, edit)))
      return result(await applyListed(state, answer), conflicts);
    // The answer can omit what awork did save, or be about something else.
    const { value, meta } = await client.entry(id);
    const after = { value: value.timer, meta };
    const lost = wanted.filter((edit) => !isTaken(after.value, edit));
    if (lost.length > 0 && !isAnswer) throw answer;
    return result(await applyListed(state, after), [...failedIn(lost, after, NOT_TAKEN), ...conflicts]);
  }

  /** The state after awork has told an entry; also corrects the entry in the list of the last days. */
  async function applyListed(state: State, answer: Answer<Timer>): Promise<State> {
    await relist(ports, (timers) =>
      timers.map((each) => (each.id === answer.value.id ? answer.value : each)),
    );
    return applyEntry(state, answer);
  }

  async function conclude(
    state: State,
    how: Outcome,
    bad: Outcome | null,
    edits: (edits: KeptEdit[]) => KeptEdit[],
  ): Promise<Outcome> {
    // Good news must not replace bad news that nobody has read yet.
    const news = bad && isWell(how) ? bad : how;
    const tell = () => save({ ...state, outcome: news });
    // A worker that dies between the two must not send a refused edit again, or show a saved one as undone.
    if (isWell(how)) await tell().then(() => change(edits));
    else await change(edits).then(tell);
    return news;
  }
}

const saved = (edits: KeptEdit[], edit: KeptEdit): KeptEdit[] => without(edits, edit, true);

/**
 * An edit that awork didn't save, and the value that awork has instead. `why`: null if somebody else changed the
 * value.
 */
type NotSaved = { edit: KeptEdit; why: SyncError | null; has: ReturnType<typeof valueOf> };

type Result = { state: State; saved: KeptEdit[]; failed: NotSaved[] };

/** The answer, or the error if it was not understood. */
const understood = <T>(asking: Promise<T>): Promise<T | NotUnderstood> =>
  asking.catch((failure: unknown) => {
    if (failure instanceof NotUnderstood) return failure;
    throw failure;
  });

const NOT_TAKEN: SyncError = { kind: "refused", detail: "" };

/**
 * Whether awork has the value that was sent, or one close to it: it may round a time. It doesn't if the value
 * is unchanged, or if part of a note is missing.
 */
function isTaken(timer: Timer, edit: Edit): boolean {
  const stands = holds(timer, edit);
  return stands === "to" || hasWords(timer, edit) || (stands === "other" && edit.field !== "note");
}

/**
 * Whether a note has the same words as the edit, provided the edit changed more than whitespace: awork may
 * store other whitespace.
 */
const hasWords = (timer: Timer, { field, from, to }: Edit): boolean =>
  field === "note" && wordsOf(from) !== wordsOf(to) && wordsOf(timer.subject.note) === wordsOf(to);

/** A text without whitespace and invisible characters. */
const wordsOf = (text: string | null) => (text ?? "").normalize("NFKC").replace(/[\p{C}\p{Z}\s]+/gu, "");

/** The outcome of a previously pending action, if it is bad news. */
const settled = ({ pending }: State, { outcome }: State): Outcome | null =>
  pending && outcome && !isWell(outcome) ? outcome : null;

/** For an edit that completes a stop, the requested end, for the message. One from the form is told as saved. */
function endOf([first, second]: KeptEdit[]): Partial<Pick<Outcome, "end">> {
  return first?.field === "end" && first.save === undefined && !second ? { end: first.to } : {};
}

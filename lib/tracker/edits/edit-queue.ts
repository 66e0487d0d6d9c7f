import type { Client } from "@/lib/awork/client";
import { ApiError, type ApiErrorKind, FromCache, NotUnderstood } from "@/lib/awork/api-error";
import { type Edit, holds, valueOf } from "@/lib/timer/editing/edit";
import { SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { type Fault, type KeptEdit, changeOf, isSame, nextDue, withFault, without } from "./edits";
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

/** If the worker dies while sending an edit, an alarm wakes it after this time. */
const AGAIN = 30 * SECOND;

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
      const edit = nextDue(await ports.edits.get(), sent, ports.now());
      if (!edit || mustWait(state, ports.now())) return;
      sent.push(edit);
      await ports.wakeAt(ports.now() + AGAIN);
      const news = await saveOne(state, edit, bad);
      if (news === "stop") return;
      if (news && !isWell(news)) bad = news;
    }
  };

  /**
   * The outcome of one edit. Null: awork has neither accepted nor refused it. "stop": awork isn't available.
   * `bad`: bad news of an earlier edit, which good news must not replace.
   */
  async function saveOne(
    before: State,
    edit: KeptEdit,
    bad: Outcome | null,
  ): Promise<Outcome | null | "stop"> {
    const wall = ports.now();
    let state = before;
    try {
      const client = await ports.client();
      if (client === null) {
        await change(() => []);
        return "stop";
      }
      if (state.pending) await save((state = await readCurrent(state, client)));
      bad ??= settled(before, state);
      const result = await put(state, client, edit);
      if (result.isSaved)
        return await conclude(result.state, done(edit, before), bad, (edits) => without(edits, edit, true));
      const { has, why } = result;
      const fault = faultOf(edit, why, true);
      const news = why
        ? outcome("edit", "failed", { trouble: why, ...endOf(edit) })
        : outcome("edit", "changed", endOf(edit));
      return await conclude(result.state, news, bad, (edits) =>
        // If the person retries the edit, it replaces the value that awork has now.
        withFault(edits, changeOf(edit), fault).map((each) =>
          isSame(each, edit) ? ({ ...each, from: has } as KeptEdit) : each,
        ),
      );
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      const why = toSyncError(failure, await ports.permitted());
      const { kind, meta } = failure;
      const isOfAwork = !(failure instanceof FromCache);
      const isAboutEntry = isOfAwork && failure instanceof NotUnderstood && failure.field !== "body";
      if (REFUSALS.includes(kind) || isAboutEntry) {
        const next = meta ? markReachable(state, meta) : state;
        const news = outcome("edit", "failed", { trouble: why, ...endOf(edit) });
        return conclude(next, news, bad, (edits) =>
          withFault(edits, changeOf(edit), faultOf(edit, why, true)),
        );
      }
      // awork has just answered another call.
      const isReachable = !state.trouble && isJustNow(state.at, wall);
      if (NO_ANSWERS.includes(kind) || (isReachable && OF_ANY_CALL.includes(kind)))
        await change((edits) => withFault(edits, changeOf(edit), faultOf(edit, why, false)));
      // It also failed before: the problem is this edit alone.
      if (isReachable && edit.fault && [...NO_ANSWERS, "unreachable"].includes(kind)) {
        await save(state);
        return kind === "timedOut" ? "stop" : null;
      }
      await save(await failed(state, failure));
      return "stop";
    }
  }

  function faultOf({ fault }: KeptEdit, why: Fault["why"], isFinal: boolean): Fault {
    return { why, isFinal, at: ports.now(), tries: (fault?.tries ?? 0) + 1 };
  }

  /** Moving the end back completes a stop with an earlier end; moving the start back, such a start. */
  function done(edit: Edit, { outcome: last }: State): Outcome {
    if (edit.field === "start" && last?.verb === "start" && last.since === edit.to) return last;
    return edit.field === "end" ? outcome("stop", "stopped", { end: edit.to }) : outcome("edit", "saved");
  }

  /**
   * `has`: the value awork has instead of the edit's `from`. `why`: null if somebody else changed the value.
   */
  async function put(state: State, client: Client, edit: Edit) {
    const found = await client.entry(edit.id);
    const { timer, form } = found.value;
    const read = applyEntry(state, { ...found, value: timer });
    const stands = holds(timer, edit);
    if (stands === "to" || hasWords(timer, edit)) return { state: read, isSaved: true } as const;
    const has = valueOf(timer, edit.field);
    if (stands === "other") return { state: read, isSaved: false, has, why: null } as const;
    const answer = await understood(client.update(edit.id, form, changeOf(edit)));
    const isAnswer = !(answer instanceof NotUnderstood);
    if (isAnswer && isTaken(answer.value, edit))
      return { state: applyEntry(state, answer), isSaved: true } as const;
    // The answer can omit what awork did save, or be about something else.
    const { value, meta } = await client.entry(edit.id);
    const after = { value: value.timer, meta };
    const isSaved = isTaken(after.value, edit);
    if (!isSaved && !isAnswer) throw answer;
    return {
      state: applyEntry(state, after),
      isSaved,
      has: valueOf(after.value, edit.field),
      why: NOT_TAKEN,
    } as const;
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

/** For an edit of the end, the requested end, for the message. */
const endOf = ({ field, to }: Edit): Partial<Pick<Outcome, "end">> => (field === "end" ? { end: to } : {});

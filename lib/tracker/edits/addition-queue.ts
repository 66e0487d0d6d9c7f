import type { Client } from "@/lib/awork/client";
import { ApiError, type ApiErrorKind } from "@/lib/awork/api-error";
import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { markReachable } from "@/lib/tracker/apply-answer";
import { relist } from "@/lib/tracker/days";
import { mustWait } from "@/lib/tracker/fresh";
import type { Ports } from "@/lib/tracker/ports";
import type { State } from "@/lib/tracker/state";
import type { SyncState } from "@/lib/tracker/sync-state";
import { toSyncError } from "@/lib/tracker/sync-error";
import { withAdded } from "./added";
import { type Addition, isLike, isListedAs } from "./additions";
import { AGAIN, isDue, isWaiting, withTry } from "./edits";
import { type Lists, withListed } from "./settle-additions";

/** Errors that stay the same however often the entry is sent. awork has added nothing. */
const REFUSALS: ApiErrorKind[] = ["refused", "gone", "forbidden"];

/** Errors that say that awork has added nothing, but may later. */
const NOT_NOW: ApiErrorKind[] = ["tooMany", "signedOut", "signInEnded", "tokenLost"];

/**
 * After a lost answer an entry may still appear in awork's list for this long. If it isn't there by then, awork
 * never got it, and it is sent again. A request takes at most 12 s.
 */
const SETTLED: Duration = 30 * SECOND;

/**
 * Changes the lists, one change at a time, and settles the additions among them. `found`: an entry that awork has just
 * told.
 */
export type ChangeLists = (
  how: (lists: Lists, timers: readonly Timer[]) => Lists,
  found?: Timer,
) => Promise<void>;

/**
 * Adds entries to awork, one at a time. awork can't tell a repeated request from a second entry, so each is
 * written down before it is sent, and after a lost answer it is looked for in the list of its day. It is kept until
 * awork has it, and a refused one until the person decides about it. A person may edit, delete or drop it at any
 * moment meanwhile, so whatever was read before a request is compared again when it is written.
 */
export function createAdditionQueue(ports: Ports, syncState: SyncState, change: ChangeLists) {
  const { failed, outcome, save } = syncState;

  async function saveAdditions(): Promise<void> {
    await settleListed();
    const tried = new Set<string>();
    for (;;) {
      const [state, additions, deletions] = await Promise.all([
        ports.state.get(),
        ports.additions.get(),
        ports.deletions.get(),
      ]);
      const isGone = ({ id, sentAt }: Addition) =>
        sentAt === null && deletions.some((each) => each.id === id && isWaiting(each));
      const next = additions.find((each) => !tried.has(each.id) && isDue(each, ports.now()) && !isGone(each));
      if (!next || mustWait(state, ports.now())) return;
      tried.add(next.id);
      await ports.wakeAt(ports.now() + AGAIN);
      const client = await clientOr(state);
      if (!client) return;
      const result = await addOne(state, client, next);
      if (result === "stop") return;
      if (result === "again") tried.delete(next.id);
    }
  }

  /**
   * Settles additions whose answer was lost and that awork has listed since, and what a worker that died has left to
   * settle. Asks awork for nothing.
   */
  async function settleListed(): Promise<void> {
    const [additions, edits, added] = await Promise.all([
      ports.additions.get(),
      ports.edits.get(),
      ports.added.get(),
    ]);
    const isLeft = edits.some((edit) => added.some(({ id }) => id === edit.id));
    if (additions.length === 0 && !isLeft) return;
    let isNew = false;
    await change((lists, timers) => {
      const added = withListed(lists, timers);
      isNew = added !== lists.added;
      return { ...lists, added };
    });
    if (isNew) await save({ ...(await ports.state.get()), outcome: outcome("add", "added") });
  }

  async function clientOr(state: State): Promise<Client | null> {
    try {
      const client = await ports.client();
      if (client === null) await change((lists) => ({ ...lists, additions: [] }));
      return client;
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      await save(await failed(state, failure));
      return null;
    }
  }

  /** "stop": awork isn't available. "again": the addition was changed meanwhile, so what was read says nothing of it. */
  async function addOne(state: State, client: Client, addition: Addition): Promise<Result> {
    const { id, entry, sentAt } = addition;
    let isSending = false;
    try {
      const [{ value, meta }, added] = await Promise.all([
        client.since(entry.day, entry.day),
        ports.added.get(),
      ]);
      const found = value.timers.find((each) => isListedAs(each, addition, added));
      if (found) return await conclude(markReachable(state, meta), id, found);
      const isLost = sentAt !== null && value.isWhole && isOver(sentAt);
      if (sentAt !== null && !isLost) {
        await changeOne(id, (each) => ({ ...each, fault: withTry(each, null, false, ports.now()) }));
        return null;
      }
      const like = value.timers.filter((each) => isLike(each, addition));
      if (!(await claim(addition, like))) return "again";
      isSending = true;
      const answer = await client.add(entry, ports.timezone());
      return await conclude(markReachable(state, answer.meta), id, answer.value);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      return tellFailure(state, addition, failure, isSending);
    }
  }

  /**
   * Notes that an addition is sent. False: it was changed, deleted or dropped since it was compared with awork's list.
   * awork doesn't have it, so what was changed is then a part of what is sent next.
   */
  async function claim(compared: Addition, like: Timer[]): Promise<boolean> {
    let isClaimed = false;
    await change(({ additions, ...lists }) => {
      const isOfIt = ({ id }: { id: string }) => id === compared.id;
      const isChanged =
        lists.edits.some(isOfIt) || lists.deletions.some((each) => isOfIt(each) && isWaiting(each));
      const claimed = (each: Addition): Addition => {
        const { fault: _, ...rest } = each;
        if (!isOfIt(each) || !isSame(each, compared)) return each;
        if (isChanged) return { ...rest, sentAt: null, before: [] };
        isClaimed = true;
        return { ...rest, sentAt: ports.now(), before: like.map(({ id }) => id) };
      };
      return { ...lists, additions: additions.map(claimed) };
    });
    return isClaimed;
  }

  /** `isSending`: awork answered so when the entry was sent, and not when it was looked for. */
  async function tellFailure(
    state: State,
    { id }: Addition,
    failure: ApiError,
    isSending: boolean,
  ): Promise<Result> {
    const why = toSyncError(failure, await ports.permitted());
    const isFinal = REFUSALS.includes(failure.kind);
    const isUnsent = isSending && (isFinal || NOT_NOW.includes(failure.kind));
    let isChanged = false;
    await change(({ additions, ...lists }) => {
      // What was changed while it was sent, awork has not refused.
      isChanged = isUnsent && lists.edits.some((edit) => edit.id === id);
      const failedOne = (each: Addition): Addition => ({
        ...each,
        ...(isUnsent && { sentAt: null }),
        fault: withTry(each, why, isFinal, ports.now()),
      });
      return { ...lists, additions: additions.map((each) => (each.id === id ? failedOne(each) : each)) };
    });
    if (!isFinal) {
      await save(await failed(state, failure));
      return "stop";
    }
    const next = failure.meta ? markReachable(state, failure.meta) : state;
    await save(isChanged ? next : { ...next, outcome: outcome("add", "failed", { trouble: why }) });
    return isChanged ? "again" : null;
  }

  /** awork has it: it moves from the additions to the list. */
  async function conclude(state: State, id: string, entry: Timer): Promise<null> {
    await relist(ports, (timers) => [entry, ...timers.filter((each) => each.id !== entry.id)]);
    // A worker that dies between these finds it in the list.
    await save({ ...state, outcome: outcome("add", "added") });
    await change((lists) => ({ ...lists, added: withAdded(lists.added, { id, aworkId: entry.id }) }), entry);
    return null;
  }

  function changeOne(id: string, how: (addition: Addition) => Addition): Promise<void> {
    return change(({ additions, ...lists }) => ({
      ...lists,
      additions: additions.map((each) => (each.id === id ? how(each) : each)),
    }));
  }

  /** If the clock was set back since, the time can't be compared and counts as over. */
  function isOver(sentAt: Instant): boolean {
    return sentAt > ports.now() || ports.now() - sentAt >= SETTLED;
  }

  return { saveAdditions, settleListed };
}

type Result = "stop" | "again" | null;

/** Whether nothing was changed of what is sent, nor of whether it was. */
const isSame = (one: Addition, other: Addition): boolean =>
  one.sentAt === other.sentAt && JSON.stringify(one.entry) === JSON.stringify(other.entry);

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
import { type Addition, isLike } from "./additions";
import { AGAIN, isDue, withTry } from "./edits";

/** Errors that stay the same however often the entry is sent. awork has added nothing. */
const REFUSALS: ApiErrorKind[] = ["refused", "gone", "forbidden"];

/** Errors that say that awork has added nothing, but may later. */
const NOT_NOW: ApiErrorKind[] = ["tooMany", "signedOut", "signInEnded", "tokenLost"];

/**
 * After a lost answer an entry may still appear in awork's list for this long. If it isn't there by then, awork
 * never got it, and it is sent again. A request takes at most 12 s.
 */
const SETTLED: Duration = 30 * SECOND;

export type ChangeAdditions = (how: (additions: Addition[]) => Addition[]) => Promise<void>;

/**
 * Adds entries to awork, one at a time. awork can't tell a repeated request from a second entry, so each is
 * written down before it is sent, and after a lost answer it is looked for in the list of its day. It is kept until
 * awork has it, and a refused one until the person decides about it. `change` updates the list of additions.
 */
export function createAdditionQueue(ports: Ports, syncState: SyncState, change: ChangeAdditions) {
  const { failed, outcome, save } = syncState;

  return async function saveAdditions(): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const [state, additions] = await Promise.all([ports.state.get(), ports.additions.get()]);
      const next = additions.find((each) => !tried.has(each.id) && isDue(each, ports.now()));
      if (!next || mustWait(state, ports.now())) return;
      tried.add(next.id);
      await ports.wakeAt(ports.now() + AGAIN);
      const client = await clientOr(state);
      if (!client || (await addOne(state, client, next)) === "stop") return;
    }
  };

  async function clientOr(state: State): Promise<Client | null> {
    try {
      const client = await ports.client();
      if (client === null) await change(() => []);
      return client;
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      await save(await failed(state, failure));
      return null;
    }
  }

  /** "stop": awork isn't available. */
  async function addOne(state: State, client: Client, addition: Addition): Promise<"stop" | null> {
    const { id, entry, sentAt } = addition;
    let isSending = false;
    try {
      const { value, meta } = await client.since(entry.day, entry.day);
      const like = value.timers.filter((each) => isLike(each, addition));
      const [found] = sentAt === null ? [] : like.filter((each) => !addition.before.includes(each.id));
      if (found) return await conclude(markReachable(state, meta), id, found);
      const isLost = sentAt !== null && value.isWhole && isOver(sentAt);
      if (sentAt !== null && !isLost) {
        await put({ ...addition, fault: withTry(addition, null, false, ports.now()) });
        return null;
      }
      await put({ id, entry, sentAt: ports.now(), before: like.map((each) => each.id) });
      isSending = true;
      const answer = await client.add(entry, ports.timezone());
      return await conclude(markReachable(state, answer.meta), id, answer.value);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      return tellFailure(state, addition, failure, isSending);
    }
  }

  /** `isSending`: awork answered so when the entry was sent, and not when it was looked for. */
  async function tellFailure(
    state: State,
    { id }: Addition,
    failure: ApiError,
    isSending: boolean,
  ): Promise<"stop" | null> {
    const why = toSyncError(failure, await ports.permitted());
    const isFinal = REFUSALS.includes(failure.kind);
    const isUnsent = isSending && (isFinal || NOT_NOW.includes(failure.kind));
    await change((additions) =>
      additions.map((each) =>
        each.id === id
          ? {
              ...each,
              ...(isUnsent && { sentAt: null }),
              fault: withTry(each, why, isFinal, ports.now()),
            }
          : each,
      ),
    );
    if (!isFinal) {
      await save(await failed(state, failure));
      return "stop";
    }
    const next = failure.meta ? markReachable(state, failure.meta) : state;
    await save({ ...next, outcome: outcome("add", "failed", { trouble: why }) });
    return null;
  }

  /** awork has it: it moves from the additions to the list. */
  async function conclude(state: State, id: string, added: Timer): Promise<null> {
    await relist(ports, (timers) => [added, ...timers.filter((each) => each.id !== added.id)]);
    // A worker that dies between the two looks for the entry and finds it.
    await save({ ...state, outcome: outcome("add", "added") });
    await change((additions) => additions.filter((each) => each.id !== id));
    return null;
  }

  function put(addition: Addition): Promise<void> {
    return change((additions) => additions.map((each) => (each.id === addition.id ? addition : each)));
  }

  /** If the clock was set back since, the time can't be compared and counts as over. */
  function isOver(sentAt: Instant): boolean {
    return sentAt > ports.now() || ports.now() - sentAt >= SETTLED;
  }
}

import type { Client } from "@/lib/awork/client";
import { ApiError, type ApiErrorKind, Gone } from "@/lib/awork/api-error";
import type { ResponseMeta } from "@/lib/awork/response-meta";
import { markReachable } from "@/lib/tracker/apply-answer";
import { relist } from "@/lib/tracker/days";
import { mustWait } from "@/lib/tracker/fresh";
import type { Ports } from "@/lib/tracker/ports";
import type { State } from "@/lib/tracker/state";
import type { SyncState } from "@/lib/tracker/sync-state";
import { toSyncError } from "@/lib/tracker/sync-error";
import { type Deletion, isUndoable } from "./deletions";
import { AGAIN, isDue, withTry } from "./edits";

/** Errors that stay the same however often the deletion is sent. */
const REFUSALS: ApiErrorKind[] = ["refused", "forbidden"];

export type ChangeDeletions = (how: (deletions: Deletion[]) => Deletion[]) => Promise<void>;

/**
 * Deletes entries in awork once they can't be undone any more, one at a time. Deleting twice does no harm: an entry
 * that is gone is deleted. `change` updates the list of deletions.
 */
export function createDeletionQueue(ports: Ports, syncState: SyncState, change: ChangeDeletions) {
  const { failed, outcome, readCurrent, save } = syncState;

  /** `isNow`: also those that could still be undone, because nobody can any more. */
  return async function saveDeletions(isNow = false): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const [state, deletions, additions] = await Promise.all([
        ports.state.get(),
        ports.deletions.get(),
        ports.additions.get(),
      ]);
      const wall = ports.now();
      // That of an addition waits until it is known whether awork has that.
      const isOfAwork = ({ id }: Deletion) => !additions.some((each) => each.id === id);
      const next = deletions.find(
        (each) =>
          !tried.has(each.id) && isDue(each, wall) && isOfAwork(each) && (isNow || !isUndoable(each, wall)),
      );
      if (!next || mustWait(state, wall)) return;
      tried.add(next.id);
      await ports.wakeAt(wall + AGAIN);
      if ((await deleteOne(state, next)) === "stop") return;
    }
  };

  /** "stop": awork isn't available. */
  async function deleteOne(state: State, deletion: Deletion): Promise<"stop" | null> {
    try {
      const client = await ports.client();
      if (client === null) {
        await change(() => []);
        return "stop";
      }
      if (!(await claim(deletion))) return null;
      return await conclude(state, client, deletion, await discard(client, deletion.id));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      const why = toSyncError(failure, await ports.permitted());
      const isFinal = REFUSALS.includes(failure.kind);
      await put({ ...deletion, isSent: true, fault: withTry(deletion, why, isFinal, ports.now()) });
      if (!isFinal) {
        await save(await failed(state, failure));
        return "stop";
      }
      const next = failure.meta ? markReachable(state, failure.meta) : state;
      await save({ ...next, outcome: outcome("delete", "failed", { trouble: why }) });
      return null;
    }
  }

  /** Notes that the deletion is sent, after which it can't be undone. False: it was undone meanwhile. */
  async function claim({ id }: Deletion): Promise<boolean> {
    let isThere = false;
    await change((deletions) => {
      isThere = deletions.some((each) => each.id === id);
      return deletions.map((each) => (each.id === id ? { ...each, isSent: true } : each));
    });
    return isThere;
  }

  function put(deletion: Deletion): Promise<void> {
    return change((deletions) => deletions.map((each) => (each.id === deletion.id ? deletion : each)));
  }

  async function conclude(
    before: State,
    client: Client,
    { id }: Deletion,
    meta: ResponseMeta | null,
  ): Promise<null> {
    await relist(ports, (timers) => timers.filter((each) => each.id !== id));
    let state = meta ? markReachable(before, meta) : before;
    // The current entry is gone: another is.
    if (state.timer?.id === id) state = await readCurrent(state, client);
    await save({ ...state, outcome: outcome("delete", "deleted") });
    await change((deletions) => deletions.filter((each) => each.id !== id));
    return null;
  }
}

/** Deletes the entry; also well if it is already gone. */
async function discard(client: Client, id: string): Promise<ResponseMeta | null> {
  try {
    return (await client.discard(id)).meta;
  } catch (failure) {
    if (failure instanceof Gone) return failure.meta;
    throw failure;
  }
}

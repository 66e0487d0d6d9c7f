import type { Edit } from "@/lib/timer/editing/edit";
import { createTurns } from "@/lib/async/turns";
import type { Kept, Ports } from "@/lib/tracker/ports";
import type { SyncState } from "@/lib/tracker/sync-state";
import { createAdditionQueue } from "./addition-queue";
import type { Addition } from "./additions";
import { createDeletionQueue } from "./deletion-queue";
import { type Deletion, isKeptByAwork } from "./deletions";
import { createEditQueue } from "./edit-queue";
import { type KeptEdit, changeOf, isSame, withNew, without } from "./edits";

/** Changes each list one change at a time, apart from awork: what a person typed is stored at once. */
export function createChanges({ edits, additions, deletions }: Ports) {
  const inTurn = createTurns();
  const changeOfList =
    <T>(list: Kept<T[]>) =>
    (how: (all: T[]) => T[]): Promise<void> =>
      inTurn(async () => list.set(how(await list.get())));
  return {
    changeEdits: changeOfList<KeptEdit>(edits),
    changeAdditions: changeOfList<Addition>(additions),
    changeDeletions: changeOfList<Deletion>(deletions),
  };
}

/** Runs a task when nothing else reads or changes awork. */
type InTurn = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * What a person corrects in their entries: edits, additions and deletions. Each is stored before anything is sent.
 * `soon` is `inTurn` without waiting for polls.
 */
export function createCorrections(
  ports: Ports,
  syncState: SyncState,
  { changeEdits, changeAdditions, changeDeletions }: ReturnType<typeof createChanges>,
  { inTurn, soon }: { inTurn: InTurn; soon: InTurn },
) {
  const saveEdits = createEditQueue(ports, syncState, changeEdits);
  const saveAdditions = createAdditionQueue(ports, syncState, changeAdditions);
  const saveDeletions = createDeletionQueue(ports, syncState, changeDeletions);

  /** Stores edits that were made together, and sends them as soon as awork is available. */
  async function edit(...changes: Edit[]): Promise<void> {
    await changeEdits((edits) => changes.reduce(withNew, edits));
    await soon(saveEdits);
  }

  /** Retries an edit that awork doesn't have. */
  async function retryEdit(edit: Edit): Promise<void> {
    await changeEdits((edits) => edits.map((each) => (isSame(each, edit) ? changeOf(each) : each)));
    await soon(saveEdits);
  }

  /** Drops an edit that awork doesn't have, at the person's request. */
  const dropEdit = (edit: Edit): Promise<void> => changeEdits((edits) => without(edits, edit, false));

  /** Stores an entry to add, and sends it as soon as awork is available. Once for each `id`. */
  async function add(addition: Addition): Promise<void> {
    await changeAdditions((additions) => [...withoutId(additions, addition.id), addition]);
    await soon(saveAdditions);
  }

  /** Retries an addition that awork doesn't have. */
  async function retryAddition(id: string): Promise<void> {
    await changeAdditions((additions) => withoutFault(additions, id));
    await soon(saveAdditions);
  }

  /** Drops an addition that awork doesn't have, at the person's request. */
  const dropAddition = (id: string): Promise<void> =>
    changeAdditions((additions) => withoutId(additions, id));

  /** Stores that an entry is to be deleted. It is sent when it can't be undone any more. */
  const remove = ({ id, name }: Pick<Deletion, "id" | "name">): Promise<void> =>
    changeDeletions((deletions) => [
      ...withoutId(deletions, id),
      { id, name, pressedAt: ports.now(), isSent: false },
    ]);

  /**
   * Sends deletions that can't be undone any more. `isNow`: also those that could be, because nobody is there to
   * undo them.
   */
  async function saveRemovals(isNow: boolean): Promise<void> {
    if ((await ports.deletions.get()).length > 0) await inTurn(() => saveDeletions(isNow));
  }

  /** Sends a deletion again that failed, at the person's request. */
  async function retryRemove(id: string): Promise<void> {
    await changeDeletions((deletions) => withoutFault(deletions, id));
    await soon(saveDeletions);
  }

  /**
   * Undoes a deletion, or drops one that awork refused. False: awork may have deleted the entry. Waits for nothing
   * that asks awork, since a deletion could be sent meanwhile.
   */
  async function undoRemove(id: string): Promise<boolean> {
    let isUndone = false;
    await changeDeletions((deletions) => {
      const found = deletions.find((each) => each.id === id);
      isUndone = found !== undefined && isKeptByAwork(found);
      return isUndone ? withoutId(deletions, id) : deletions;
    });
    return isUndone;
  }

  /** Sends all that could not be sent before. What one of them costs holds up no other. To be called in turn. */
  async function saveAll(): Promise<void> {
    for (const [{ get }, save] of [
      [ports.edits, saveEdits],
      [ports.additions, saveAdditions],
      [ports.deletions, saveDeletions],
    ] as const) {
      const [waiting, { backoff }] = await Promise.all([get(), ports.state.get()]);
      if (waiting.length > 0 && !backoff) await save();
    }
  }

  /** Forgets all of them: they belong to somebody who is no longer connected. */
  const forget = () =>
    Promise.all([changeEdits(() => []), changeAdditions(() => []), changeDeletions(() => [])]);

  return {
    saveEdits,
    saveAll,
    forget,
    commands: {
      edit,
      retryEdit,
      dropEdit,
      add,
      retryAddition,
      dropAddition,
      remove,
      saveRemovals,
      undoRemove,
      retryRemove,
    },
  };
}

const withoutId = <T extends { id: string }>(all: T[], gone: string): T[] =>
  all.filter(({ id }) => id !== gone);

const withoutFault = <T extends { id: string; fault?: unknown }>(all: T[], id: string): T[] =>
  all.map((each) => (each.id === id ? { ...each, fault: undefined } : each));

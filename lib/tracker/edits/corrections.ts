import type { Edit } from "@/lib/timer/editing/edit";
import { createTurns } from "@/lib/async/turns";
import type { Kept, Ports } from "@/lib/tracker/ports";
import type { SyncState } from "@/lib/tracker/sync-state";
import { type ChangeLists, createAdditionQueue } from "./addition-queue";
import type { Addition } from "./additions";
import { createDeletionQueue } from "./deletion-queue";
import { type Deletion, isKeptByAwork, isUndoable } from "./deletions";
import { createEditQueue } from "./edit-queue";
import { type KeptEdit, changeOf, isSame, withNew, without } from "./edits";
import { type Lists, ofAwork, settleAdditions } from "./settle-additions";

/** Changes each list one change at a time, apart from awork: what a person typed is stored at once. */
export function createChanges({ edits, additions, deletions, added, days }: Ports) {
  const inTurn = createTurns();
  const changeOfList =
    <T>(list: Kept<T[]>) =>
    (how: (all: T[]) => T[]): Promise<void> =>
      inTurn(async () => list.set(how(await list.get())));

  /** Changes several lists together. Each step that a worker doesn't survive leaves lists that can be settled. */
  const changeLists: ChangeLists = (how, found) =>
    inTurn(async () => {
      const [before, { timers }] = await Promise.all([readLists(), days.get()]);
      const told = found ? [found, ...timers] : timers;
      const after = settleAdditions(how(before, told), told);
      const put = async <T>({ set }: Kept<T[]>, old: T[], list: T[]) =>
        JSON.stringify(old) === JSON.stringify(list) ? undefined : set(list);
      // Which additions awork has is first: the rest follows from it. What is taken out of one list is in the other.
      await put(added, before.added, after.added);
      await put(additions, before.additions, after.additions);
      await put(edits, before.edits, after.edits);
      await put(deletions, before.deletions, after.deletions);
    });

  async function readLists(): Promise<Lists> {
    const all = await Promise.all([edits.get(), additions.get(), deletions.get(), added.get()]);
    return { edits: all[0], additions: all[1], deletions: all[2], added: all[3] };
  }

  return {
    changeEdits: changeOfList<KeptEdit>(edits),
    changeDeletions: changeOfList<Deletion>(deletions),
    changeLists,
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
  { changeEdits, changeDeletions, changeLists }: ReturnType<typeof createChanges>,
  { inTurn, soon }: { inTurn: InTurn; soon: InTurn },
) {
  const { saveAdditions: sendAdditions, settleListed } = createAdditionQueue(ports, syncState, changeLists);
  const sendEdits = createEditQueue(ports, syncState, changeEdits);
  const saveDeletions = createDeletionQueue(ports, syncState, changeDeletions);

  /** An addition that awork has listed is settled first: once it is edited, it looks like no addition. */
  async function saveEdits(): Promise<void> {
    await settleListed();
    await sendEdits();
  }

  /** What was changed in an addition while it was sent follows at once. */
  async function saveAdditions(): Promise<void> {
    await sendAdditions();
    const [edits, added] = await Promise.all([ports.edits.get(), ports.added.get()]);
    const isNew = (edit: KeptEdit) => !edit.fault && added.some(({ aworkId }) => aworkId === edit.id);
    if (edits.some(isNew)) await sendEdits();
  }

  /**
   * Stores edits that were made together, and sends them as soon as awork is available. An addition that awork doesn't
   * have is edited under its own id.
   */
  async function edit(...changes: Edit[]): Promise<void> {
    const isOfOne = ({ id }: { id: string }) => changes.some((each) => each.id === id);
    let isAddition = false;
    await changeLists(({ edits, additions, added, ...lists }, timers) => {
      isAddition = additions.some(isOfOne);
      return {
        ...lists,
        added,
        edits: changes.map((each) => ofAwork(each, added, timers)).reduce(withNew, edits),
        // It is tried at once.
        additions: additions.map((each) => (isOfOne(each) ? { ...each, fault: undefined } : each)),
      };
    });
    await soon(isAddition ? saveAdditions : saveEdits);
  }

  /** Retries an edit that awork doesn't have. */
  async function retryEdit(edit: Edit): Promise<void> {
    await changeEdits((edits) => edits.map((each) => (isSame(each, edit) ? changeOf(each) : each)));
    await soon(saveEdits);
  }

  /** Drops an edit that awork doesn't have, at the person's request. */
  const dropEdit = (edit: Edit): Promise<void> => changeEdits((edits) => without(edits, edit, false));

  /**
   * Stores an entry to add, and sends it as soon as awork is available. Once for each `id`: a page sends it again when
   * the worker died before it answered, and awork may have it by then.
   */
  async function add(addition: Addition): Promise<void> {
    await changeLists(({ additions, added, ...lists }) => {
      const isKnown = [...additions, ...added].some(({ id }) => id === addition.id);
      return { ...lists, added, additions: isKnown ? additions : [...additions, addition] };
    });
    await soon(saveAdditions);
  }

  /** Retries an addition that awork doesn't have. */
  async function retryAddition(id: string): Promise<void> {
    await changeLists(({ additions, ...lists }) => ({ ...lists, additions: withoutFault(additions, id) }));
    await soon(saveAdditions);
  }

  /** Drops an addition that awork doesn't have, at the person's request, with what was changed in it. */
  const dropAddition = (id: string): Promise<void> =>
    changeLists(({ additions, edits, ...lists }) => ({
      ...lists,
      additions: withoutId(additions, id),
      edits: withoutId(edits, id),
    }));

  /** Stores that an entry is to be deleted. It is sent when it can't be undone any more. */
  const remove = ({ id, name }: Pick<Deletion, "id" | "name">): Promise<void> =>
    changeLists(({ deletions, additions, ...lists }) => ({
      ...lists,
      deletions: [...withoutId(deletions, id), { id, name, pressedAt: ports.now(), isSent: false }],
      additions: withoutFault(additions, id),
    }));

  /**
   * Sends deletions that can't be undone any more. `isNow`: also those that could be, because nobody is there to
   * undo them.
   */
  async function saveRemovals(isNow: boolean): Promise<void> {
    if ((await ports.deletions.get()).length === 0) return;
    await inTurn(async () => {
      await dropDeleted(isNow);
      await saveDeletions(isNow);
    });
  }

  /** Drops additions that were deleted, once that can't be undone any more. awork doesn't have them. */
  const dropDeleted = (isNow: boolean): Promise<void> =>
    changeLists((lists) => {
      const wall = ports.now();
      const isOver = (id: string) =>
        lists.deletions.some((each) => each.id === id && (isNow || !isUndoable(each, wall)));
      const gone = lists.additions.filter(({ id, sentAt }) => sentAt === null && isOver(id));
      const isGone = ({ id }: { id: string }) => gone.some((each) => each.id === id);
      return {
        ...lists,
        additions: lists.additions.filter((each) => !isGone(each)),
        edits: lists.edits.filter((each) => !isGone(each)),
        deletions: lists.deletions.filter((each) => !isGone(each)),
      };
    });

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
      [ports.deletions, () => dropDeleted(false).then(() => saveDeletions())],
    ] as const) {
      const [waiting, { backoff }] = await Promise.all([get(), ports.state.get()]);
      if (waiting.length > 0 && !backoff) await save();
    }
  }

  /** Forgets all of them: they belong to somebody who is no longer connected. */
  const forget = () => changeLists(() => ({ edits: [], additions: [], deletions: [], added: [] }));

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

import { type Signal, computed } from "@preact/signals";
import { send, withRetry } from "@/lib/messages/messages";
import { whyUnsaved } from "@/lib/notices/unsaved";
import type { NewEntry } from "@/lib/timer/editing/new-entry";
import { edited } from "@/lib/timer/editing/edit";
import type { Duration, Instant } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import type { Days } from "@/lib/tracker/days";
import { type Added, aworkIdOf } from "@/lib/tracker/edits/added";
import { type Addition, isLike, isListedAs, listedAs } from "@/lib/tracker/edits/additions";
import { type Deletion, UNDO, isUndoable } from "@/lib/tracker/edits/deletions";
import { type KeptEdit, isWaiting } from "@/lib/tracker/edits/edits";
import { currentWithUnsent, withUnsent } from "@/lib/tracker/edits/unsent";
import { announcePage } from "@/lib/platform/runtime";
import { additionsItem, deletionsItem } from "@/lib/tracker-store/day-items";
import type { Model } from "@/lib/popup/model";
import { steady } from "./steady";

type Given = {
  model: Pick<Model, "state" | "account" | "now" | "ask" | "refresh">;
  /** The list of entries, the edits, additions and deletions, followed from storage. */
  list: Signal<Days>;
  edits: Signal<KeptEdit[]>;
  additions: Signal<Addition[]>;
  deletions: Signal<Deletion[]>;
  /** The additions that awork has got last. */
  added: Signal<Added[]>;
  /** The name of a type of work; null if it is unknown. */
  typeName: (id: string) => string | null;
};

export type Entries = ReturnType<typeof createEntries>;

/** The entries of the last days as the person left them, and adding and deleting some. */
export function createEntries(given: Given, words: Words) {
  const { model, list, edits, additions, deletions, added, typeName } = given;
  const { state, account, now, ask } = model;
  const unsent = steady(() => ({
    edits: edits.value,
    additions: additions.value,
    deletions: deletions.value,
  }));

  /** Adds an entry, and returns whether it is stored. Sending it twice is harmless: it is known by its id. */
  async function add(entry: NewEntry, id: string): Promise<boolean> {
    if (!account.value) return false;
    let isStored = false;
    additions.value = [...additions.value, { id, entry, sentAt: null, before: [] }];
    await ask(() => withRetry(() => send("add", { id, entry })).then(() => (isStored = true)));
    additions.value = await additionsItem.get();
    return isStored;
  }

  async function decide(
    name: "retryAddition" | "dropAddition" | "undoRemove" | "retryRemove",
    id: string,
  ): Promise<void> {
    await ask(() => withRetry(() => send(name, id)));
    additions.value = await additionsItem.get();
    deletions.value = await deletionsItem.get();
  }

  /** Deletes an entry; it can be undone for ten seconds, or until the popup closes. */
  async function remove({ id }: Timer, name: string): Promise<void> {
    if (!account.value) return;
    announcePage();
    deletions.value = [...deletions.value, { id, name, pressedAt: Date.now(), isSent: false }];
    await ask(() => withRetry(() => send("remove", { id, name })));
    deletions.value = await deletionsItem.get();
  }

  return {
    /** The list, with what awork doesn't have yet. */
    list: computed((): Days => ({
      ...list.value,
      timers: withUnsent(list.value.timers, unsent.value, typeName),
    })),
    /** The current entry as the person left it. */
    current: steady(() => {
      const { timer } = state.value;
      const about = { timer, listed: list.value.timers, unsent: unsent.value, now: now.peek() };
      return currentWithUnsent(about, typeName);
    }),
    add,
    /** Whether an entry that was added with this id waits for awork, or awork has it. */
    isAdded: (id: string, entry: NewEntry): boolean =>
      [...additions.value, ...added.value].some((each) => each.id === id) ||
      list.value.timers.some((timer) => isLike(timer, { id, entry, sentAt: null, before: [] })),
    /** The ids of the entries that awork doesn't have yet. */
    waiting: steady(() => additions.value.filter(isWaiting).map(({ id }) => id)),
    /** An entry that awork doesn't have yet, or has refused, as the person left it; null if there is none. */
    addition: (id: string): Timer | null => {
      const found = additions.value.find((each) => each.id === id);
      return found ? edited(listedAs(found, typeName), edits.value.filter(isWaiting), typeName) : null;
    },
    /** What identifies an entry's row also when awork gets it, from when on it has another id. */
    rowOf: (entry: Timer): string =>
      additions.value.find((each) => isListedAs(entry, each, []))?.id ??
      added.value.find(
        ({ id, aworkId }) => aworkId === entry.id && !additions.value.some((each) => each.id === id),
      )?.id ??
      entry.id,
    /** awork's id of an addition; null if awork doesn't have it. */
    aworkId: (id: string): string | null => aworkIdOf(added.value, id),
    remove,
    /** Additions that failed, and why. One that is deleted isn't sent again. */
    notAdded: computed(() =>
      additions.value.flatMap(({ id, entry, sentAt, fault }) => {
        const isGone = sentAt === null && deletions.value.some((each) => each.id === id);
        return fault && !isGone ? [{ id, entry, why: whyUnsaved(state.value, fault, words) }] : [];
      }),
    ),
    /** Deletions that failed, and why. */
    notDeleted: computed(() =>
      deletions.value.flatMap(({ id, name, fault }) =>
        fault ? [{ id, name, why: whyUnsaved(state.value, fault, words), isFinal: fault.isFinal }] : [],
      ),
    ),
    /** The last deletion that can still be undone, on this computer's clock; null if there is none. */
    undoable: (wall: Instant): (Deletion & { left: Duration }) | null => {
      const last = deletions.value.findLast((each) => isUndoable(each, wall));
      return last ? { ...last, left: last.pressedAt + UNDO - wall } : null;
    },
    retryAddition: (id: string) => decide("retryAddition", id),
    dropAddition: (id: string) => decide("dropAddition", id),
    undoRemove: (id: string) => decide("undoRemove", id),
    retryRemove: (id: string) => decide("retryRemove", id),
  };
}

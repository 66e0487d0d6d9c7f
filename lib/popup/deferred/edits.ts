import { type ReadonlySignal, type Signal, computed } from "@preact/signals";
import { nameOf } from "@/components/popup/deferred/entry-name";
import type { UnsavedEdit } from "@/components/popup/deferred/unsaved/unsaved";
import { send, withRetry } from "@/lib/messages/messages";
import { whyUnsaved } from "@/lib/notices/unsaved";
import type { Edit } from "@/lib/timer/editing/edit";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { type KeptEdit, changeOf, isWaiting } from "@/lib/tracker/edits/edits";
import { editsItem } from "@/lib/tracker-store/day-items";
import type { PopupDrafts } from "./drafts";
import type { Model } from "@/lib/popup/model";

export type Edits = ReturnType<typeof createEdits>;

type Given = {
  model: Pick<Model, "state" | "account" | "ask">;
  /** The edits that awork doesn't have, followed from storage. */
  edits: Signal<KeptEdit[]>;
  drafts: Pick<PopupDrafts, "sending">;
  /** The current entry as the person left it. */
  shown: ReadonlySignal<Timer | null>;
  /** The entries of the last days. */
  entries: () => readonly Timer[];
};

/** The person's edits: sending them, and showing those that awork doesn't have yet. */
export function createEdits({ model, edits, drafts, shown, entries }: Given, words: Words) {
  const { state, account, ask } = model;
  /** Edits that awork has not refused. Refused ones are not shown as applied. */
  const waiting = computed(() => edits.value.filter(isWaiting));

  /** The edits that failed. */
  const unsaved = computed(() =>
    edits.value.flatMap((edit): UnsavedEdit<KeptEdit>[] => {
      if (!edit.fault) return [];
      const entry = [state.value.timer, ...entries()].find((each) => each?.id === edit.id);
      const why = whyUnsaved(state.value, edit.fault, words);
      return [{ edit, entry: entry ? nameOf(entry.subject, words) : null, why }];
    }),
  );

  async function edit(change: Edit): Promise<void> {
    // The account may have been signed out meanwhile.
    if (!account.value) return;
    const saved = drafts.sending(change);
    // Show the edit at once; the service worker, which stores it, may have to start first.
    edits.value = [...edits.value, change];
    // A service worker that stopped may not have stored the edit. Sending it twice is harmless.
    await ask(() => withRetry(() => send("edit", change)).then(saved));
    edits.value = await editsItem.get();
  }

  /** Saves changes of one entry together, and returns whether they are stored. Sending them twice is harmless. */
  async function save(changes: Edit[]): Promise<boolean> {
    if (changes.length === 0) return true;
    if (!account.value) return false;
    let isStored = false;
    edits.value = [...edits.value, ...changes];
    await ask(() => withRetry(() => send("editTogether", changes)).then(() => (isStored = true)));
    edits.value = await editsItem.get();
    return isStored;
  }

  /** Applies the person's decision about an edit that awork doesn't have. Sending it twice is harmless. */
  async function decide(name: "retryEdit" | "dropEdit", change: Edit): Promise<void> {
    await ask(() => withRetry(() => send(name, changeOf(change))));
    edits.value = await editsItem.get();
  }

  return { all: edits, waiting, shown, unsaved, edit, save, decide };
}

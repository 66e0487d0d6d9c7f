import { type ReadonlySignal, computed } from "@preact/signals";
import type { Notice } from "@/lib/notices/notice";
import type { Entries } from "@/lib/popup/deferred/entries";
import type { Instant } from "@/lib/timer/time";
import type { Words } from "@/lib/timer/words";
import { steady } from "./steady";

type Given = {
  changes: Pick<Entries, "undoable" | "undoRemove">;
  /** The current time by awork's clock, and how far that is ahead of this computer's. */
  now: ReadonlySignal<Instant>;
  offset: () => number;
};

/** Undoing the last deletion, as long as awork has not been asked for it. */
export function createUndoRemove({ changes, now, offset }: Given, words: Words) {
  const last = steady(() => {
    const deletion = changes.undoable(now.value - offset());
    return deletion && { id: deletion.id, name: deletion.name };
  });
  return {
    /** The offer, as a notice; null if there is none. */
    notice: computed(
      (): Notice | null =>
        last.value && { tone: "note", text: words("wasDeleted", last.value.name), remedy: "undo" },
    ),
    undo(): void {
      if (last.peek()) void changes.undoRemove(last.peek()!.id);
    },
  };
}

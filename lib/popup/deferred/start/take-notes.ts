import { noteWishItem, takeNoteWish } from "@/lib/drafts/note-wish";
import type { EntryForm } from "@/lib/popup/deferred/entry-form/entry-form";
import { withText } from "@/lib/timer/editing/note-text";
import type { StartDetails } from "./start-details";
import type { StartPanel } from "./start-panel";

type Given = {
  panel: Pick<StartPanel, "open">;
  details: Pick<StartDetails, "note" | "type">;
  form: Pick<EntryForm, "isOpen" | "close">;
  /** Whether this page is in the side panel. */
  isPanel: boolean;
};

/**
 * Opens the list with a note that came from outside the popup in its field, now and whenever there is one. The popup
 * opens for it, so a side panel, which may be open all day in any window, leaves it alone.
 */
export function takeNotes({ panel, details, form, isPanel }: Given): void {
  if (isPanel) return;
  async function take(): Promise<void> {
    const text = await takeNoteWish();
    if (!text) return;
    // The form, which stands in the place of the list, keeps what was typed in it.
    if (form.isOpen.peek()) form.close();
    panel.open();
    details.type("newNote", withText(details.note.peek(), text));
  }
  noteWishItem.watch((wish) => wish && void take());
  void take();
}

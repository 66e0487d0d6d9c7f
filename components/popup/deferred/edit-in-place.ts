import type { TargetedFocusEvent, TargetedInputEvent, TargetedKeyboardEvent } from "preact";
import { consumeEvent } from "./consume-event";

/**
 * Whether the field replaces its button; "back" if a key closed it, so that the focus returns to the button.
 */
export type Place = "shut" | "open" | "back";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** An unsaved text from before, and functions to keep or drop the current text. */
type Draft = { text: string | undefined; keep: (text: string) => void; drop: () => void };

const NO_DRAFT: Draft = { text: undefined, keep: () => {}, drop: () => {} };

/**
 * Handlers for a field that replaces its button: Enter and blur save, Escape restores `before`. `save`
 * returns whether the field can close; it may be called again with the same text. Until it is saved, the text
 * is kept as a draft. Nothing is saved when the page closes: Firefox closes the popup on Escape without an
 * event.
 */
export function editInPlace(
  before: string,
  save: (text: string) => boolean,
  close: (place: Place) => void,
  draft = NO_DRAFT,
) {
  return {
    defaultValue: draft.text ?? before,
    onInput({ currentTarget: field }: TargetedInputEvent<Field>) {
      draft.keep(field.value);
    },
    onKeyDown(event: TargetedKeyboardEvent<Field>) {
      const { key, currentTarget: field } = event;
      const isEscape = key === "Escape";
      // During IME composition, keys belong to the composition.
      if (event.isComposing || !(isEscape || (key === "Enter" && !event.shiftKey))) return;
      consumeEvent(event);
      // A repeated key belongs to the press that opened the field.
      if (event.repeat) return;
      // Removing the field may fire `blur`; make sure that it finds nothing to save.
      if (isEscape) {
        field.value = before;
        draft.drop();
      }
      if (isEscape || save(field.value)) close("back");
    },
    onBlur({ currentTarget: field, relatedTarget }: TargetedFocusEvent<Field>) {
      // The buttons beside a restored draft save or discard it themselves; that of the page's title goes on in the
      // field.
      if (relatedTarget instanceof Element && relatedTarget.closest(".restored, .page-title")) return;
      // The window lost the focus, not the field, which gets it back with the window.
      if (document.activeElement === field) return;
      if (save(field.value)) close("shut");
    },
  };
}

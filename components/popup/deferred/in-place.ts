import type { TargetedFocusEvent, TargetedInputEvent, TargetedKeyboardEvent } from "preact";
import { consumeEvent } from "./consume-event";

/** Whether a field stands in the place of its button; "back" when a key closed it, so that the focus goes back. */
export type Place = "shut" | "open" | "back";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** What was typed before and not saved, and what is done with what is typed now. */
export type Draft = { text: string | undefined; keep: (text: string) => void; drop: () => void };

const NO_DRAFT: Draft = { text: undefined, keep: () => {}, drop: () => {} };

/**
 * What a field does that stands in the place of its button: Enter and leaving it save, Escape puts back the text
 * from `before`. `save` says whether the field is done; it may be called again with the same text. What is typed is a
 * draft until then. A page that goes saves nothing: Firefox closes the popup on Escape and tells nobody.
 */
export function inPlace(
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
      // While characters are composed, keys are about them.
      if (event.isComposing || !(isEscape || (key === "Enter" && !event.shiftKey))) return;
      consumeEvent(event);
      // A key that is held down has done its work when it opened the field.
      if (event.repeat) return;
      // A field that is taken away may tell that it was left: then there is nothing in it to save.
      if (isEscape) {
        field.value = before;
        draft.drop();
      }
      if (isEscape || save(field.value)) close("back");
    },
    onBlur({ currentTarget: field, relatedTarget }: TargetedFocusEvent<Field>) {
      // Whether it is saved or let go, its own buttons say.
      if (relatedTarget instanceof Element && relatedTarget.closest(".restored")) return;
      // The window has lost the focus, not the field: that has it again when the window does.
      if (document.activeElement === field) return;
      if (save(field.value)) close("shut");
    },
  };
}

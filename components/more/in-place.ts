import type { TargetedFocusEvent, TargetedKeyboardEvent } from "preact";
import { spend } from "./spend";

/** Whether a field stands in the place of its button; "back" when a key closed it, so that the focus goes back. */
export type Place = "shut" | "open" | "back";

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * What a field does that stands in the place of its button: Enter and leaving it save, Escape puts back the text
 * from `before`. `save` says whether the field is done; it may be called again with the same text.
 */
export function inPlace(before: string, save: (text: string) => boolean, close: (place: Place) => void) {
  return {
    defaultValue: before,
    onKeyDown(event: TargetedKeyboardEvent<Field>) {
      const { key, currentTarget: field } = event;
      const isEscape = key === "Escape";
      // While characters are composed, keys are about them.
      if (event.isComposing || !(isEscape || (key === "Enter" && !event.shiftKey))) return;
      spend(event);
      // A key that is held down has done its work when it opened the field.
      if (event.repeat) return;
      // A field that is taken away may tell that it was left: then there is nothing in it to save.
      if (isEscape) field.value = before;
      if (isEscape || save(field.value)) close("back");
    },
    onBlur({ currentTarget: field }: TargetedFocusEvent<Field>) {
      if (save(field.value)) close("shut");
    },
  };
}

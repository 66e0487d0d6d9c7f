import { useEffect } from "preact/hooks";

/** Elements in which "/" is text, or chooses an option. */
const TAKES_TEXT = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/**
 * Calls `onSlash` when "/" is pressed outside a text field. The character counts, not the key: on a German
 * keyboard it is Shift+7.
 */
export function useSlash(onSlash: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target, repeat, isComposing, ctrlKey, metaKey, altKey } = event;
      if (key !== "/" || repeat || isComposing || ctrlKey || metaKey || altKey) return;
      if (target instanceof Element && target.closest(TAKES_TEXT)) return;
      event.preventDefault();
      onSlash();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [onSlash]);
}

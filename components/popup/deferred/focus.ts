/** As a `ref`: what comes gets the focus. The function stays the same, so it is called once. */
export const focus = (element: HTMLElement | null): void => element?.focus();

/** As a `ref`: the focus, with all of the text selected. */
export function select(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}

/** The focus, with the caret behind the text. */
export function focusEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.textLength, field.textLength);
}

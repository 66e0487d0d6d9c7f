/** As a `ref`: focuses the element when it appears. The function is stable, so Preact calls it once. */
export const focus = (element: HTMLElement | null): void => element?.focus();

/** As a `ref`: focuses the field and selects its text. */
export function select(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}

/** Focuses the field and puts the caret at the end. */
export function focusEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.textLength, field.textLength);
}

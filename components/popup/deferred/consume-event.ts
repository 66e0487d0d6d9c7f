/** Marks a key event as handled. Otherwise Escape would close the popup. */
export function consumeEvent(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

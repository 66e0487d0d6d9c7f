/** The key has done what it is for: Escape, left to itself, would close the popup. */
export function consumeEvent(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

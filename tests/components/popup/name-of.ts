/** A button's name: without what is hidden from screen readers, such as what only describes it. */
export const nameOf = (button: Element): string =>
  button.getAttribute("aria-label") ??
  [...button.childNodes]
    .filter((part) => !(part instanceof Element && part.getAttribute("aria-hidden")))
    .map((part) => part.textContent)
    .join("");

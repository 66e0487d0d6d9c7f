import { type ComponentChild, isValidElement } from "preact";

/** With the non-breaking space, a dot can end a line but never start one. */
const DOT = "\u00a0·";

/**
 * Joins the parts that exist with dots. Browsers can break a line beside a button whatever precedes it, so
 * CSS keeps each element together with its dot.
 */
export function join(parts: ComponentChild[]): ComponentChild[] {
  return parts.filter(Boolean).flatMap((part, place, { length }) => {
    const dot = place < length - 1 && DOT;
    const whole = isValidElement(part) ? (
      <span key={part.key ?? place} class="dotted">
        {part}
        {dot}
      </span>
    ) : (
      [part, dot]
    );
    return [whole, dot && " "];
  });
}

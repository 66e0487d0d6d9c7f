import { type ComponentChild, isValidElement } from "preact";

/** The dot ends a line where the line is broken there, and never begins one: no break fits in before it. */
const DOT = "\u00a0·";

/**
 * What there is of the parts, with a dot between two. Browsers break lines beside a button whatever stands there, so
 * each element is kept together with its dot by a style.
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

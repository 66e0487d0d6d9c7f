import type { ComponentChild } from "preact";

/** What there is of the parts, with a dot between two. */
export function joined(parts: ComponentChild[]): ComponentChild[] {
  return parts.filter(Boolean).flatMap((part, place) => (place ? [" · ", part] : [part]));
}

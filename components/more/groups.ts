import type { Choice } from "@/lib/timer/choice";
import type { Message } from "@/lib/timer/words";

/** Choices under one heading. */
export type Group = { label: Message; choices: Choice[] };

/** Tells choices apart, also as the id of an element. */
export const idOf = ({ kind, id }: Choice): string => `${kind}-${id}`;

/** The groups without what was there before in them, and without those that have nothing left. */
export function distinct(groups: Group[]): Group[] {
  const seen = new Set<string>();
  const isNew = (choice: Choice) => !seen.has(idOf(choice)) && seen.add(idOf(choice));
  return groups
    .map(({ label, choices }) => ({ label, choices: choices.filter(isNew) }))
    .filter(({ choices }) => choices.length);
}

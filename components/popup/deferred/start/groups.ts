import type { Choice } from "@/lib/timer/start/choice";
import { bestFirst, matches, isExact, rank } from "@/lib/timer/start/matches";
import type { Message } from "@/lib/timer/words";

/** Choices under one heading. */
export type Group = { label: Message; choices: Choice[] };

/** The sources of choices. `found`: awork's results for this term or an earlier one. */
type Sources = Record<"recent" | "assigned" | "types" | "found", Choice[]>;

/** A unique key for a choice, also used as an element id. */
export const idOf = ({ kind, id }: Choice): string => `${kind}-${id}`;

/**
 * Groups the choices that match the term, best first: exact matches from any group; then the local groups,
 * the one with the best match first; then awork's results, which arrive later and must not move the others.
 * Without a term it returns all local choices in their own order.
 * `isAnswer`: awork's results are for this term, and all of them count; otherwise only those that match it
 * stay while the search runs.
 */
export function grouped(
  { recent, assigned, types, found }: Sources,
  term: string,
  isAnswer: boolean,
): Group[] {
  const here: Group[] = [
    { label: "groupRecent", choices: recent },
    { label: "groupAssigned", choices: assigned },
    { label: "groupTypes", choices: types },
  ];
  if (!term) return distinct([...here, { label: "groupFound", choices: found }]);
  const fitting = (choices: Choice[]) => bestFirst(choices, term).filter((choice) => matches(choice, term));
  const suited = here.map(({ label, choices }) => ({ label, choices: fitting(choices) }));
  const foundGroup: Group = {
    label: "groupFound",
    choices: isAnswer ? bestFirst(found, term) : fitting(found),
  };
  const exact = [...suited, foundGroup].flatMap(({ choices }) =>
    choices.filter((choice) => isExact(choice, term)),
  );
  const place = ({ choices }: Group) => (choices[0] ? rank(choices[0], term) : Infinity);
  const sorted = suited.toSorted((a, b) => place(a) - place(b));
  return distinct([{ label: "groupBest", choices: exact }, ...sorted, foundGroup]);
}

/** Removes choices that an earlier group already has, and then empty groups. */
export function distinct(groups: Group[]): Group[] {
  const seen = new Set<string>();
  const isNew = (choice: Choice) => !seen.has(idOf(choice)) && seen.add(idOf(choice));
  return groups
    .map(({ label, choices }) => ({ label, choices: choices.filter(isNew) }))
    .filter(({ choices }) => choices.length);
}

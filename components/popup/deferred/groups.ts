import type { Choice } from "@/lib/timer/choice";
import { bestFirst, matches, isExact, rank } from "@/lib/timer/matches";
import type { Message } from "@/lib/timer/words";

/** Choices under one heading. */
export type Group = { label: Message; choices: Choice[] };

/** Where choices come from. `found`: by awork, for this term or for one before. */
type Sources = Record<"recent" | "assigned" | "types" | "found", Choice[]>;

/** Tells choices apart, also as the id of an element. */
export const idOf = ({ kind, id }: Choice): string => `${kind}-${id}`;

/**
 * What suits the term, so that the best choice comes first: what is called exactly like that, whatever group it is in;
 * then the groups that are known here, the one with the best choice first; then what awork found, which comes later
 * and must not move the others. Without a term all that is known here, in its own order. `isAnswer`: what awork found
 * is for this term, and all of it counts; else what suits the term stays while awork is asked.
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

/** The groups without what was there before in them, and without those that have nothing left. */
export function distinct(groups: Group[]): Group[] {
  const seen = new Set<string>();
  const isNew = (choice: Choice) => !seen.has(idOf(choice)) && seen.add(idOf(choice));
  return groups
    .map(({ label, choices }) => ({ label, choices: choices.filter(isNew) }))
    .filter(({ choices }) => choices.length);
}

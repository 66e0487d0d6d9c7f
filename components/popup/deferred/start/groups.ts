import type { Choice } from "@/lib/timer/start/choice";
import { bestFirst, matches } from "@/lib/timer/start/matches";
import type { Message } from "@/lib/timer/words";

/** Choices under one heading. */
export type Group = { label: Message; choices: Choice[] };

/** The sources of choices. `onPage`: of the page over which the popup was opened; `found`: awork's results for this term or an earlier one. */
type Sources = Record<"pinned" | "recent" | "assigned" | "types" | "found", Choice[]> & {
  onPage?: Choice[];
};

/** A unique key for a choice, also used as an element id. */
export const idOf = ({ kind, id }: Choice): string => `${kind}-${id}`;

/**
 * Groups the choices. Without a term: all local choices in their own order. With a term: all choices that
 * match it, best first, from whatever source; at equal rank the page's, pinned and recent ones come first and awork's results last.
 * awork also finds by text that isn't shown here; such results are a group of their own at the end.
 * `isAnswer`: awork's results are for this term; otherwise only those that match it stay while the search
 * runs.
 */
export function grouped(
  { onPage = [], pinned, recent, assigned, types, found }: Sources,
  term: string,
  isAnswer: boolean,
): Group[] {
  if (!term)
    return distinct([
      { label: "onThisPage", choices: onPage },
      { label: "groupPinned", choices: pinned },
      { label: "groupRecent", choices: recent },
      { label: "groupAssigned", choices: assigned },
      { label: "groupTypes", choices: types },
    ]);
  const fitting = [...onPage, ...pinned, ...recent, ...assigned, ...types, ...found].filter((choice) =>
    matches(choice, term),
  );
  return distinct([
    { label: "groupBest", choices: bestFirst(fitting, term) },
    { label: "groupFound", choices: isAnswer ? found : [] },
  ]);
}

/** The groups without some choices. */
export const without = (isOut: (choice: Choice) => boolean, groups: Group[]): Group[] =>
  distinct(
    groups.map(({ label, choices }) => ({ label, choices: choices.filter((choice) => !isOut(choice)) })),
  );

/** Removes choices that an earlier group already has, and then empty groups. */
export function distinct(groups: Group[]): Group[] {
  const seen = new Set<string>();
  const isNew = (choice: Choice) => !seen.has(idOf(choice)) && seen.add(idOf(choice));
  return groups
    .map(({ label, choices }) => ({ label, choices: choices.filter(isNew) }))
    .filter(({ choices }) => choices.length);
}

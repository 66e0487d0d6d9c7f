import { valueOf } from "@/lib/timer/editing/edit";
import { SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { type Added, aworkIdOf, withAdded } from "./added";
import { type Addition, isListedAs, withEdits, wordsOf } from "./additions";
import type { Deletion } from "./deletions";
import type { KeptEdit } from "./edits";

/** What a person changed and awork doesn't have, and the additions that awork has. */
export type Lists = { edits: KeptEdit[]; additions: Addition[]; deletions: Deletion[]; added: Added[] };

/**
 * The lists with each edit and deletion of an addition where it belongs:
 *
 * - If awork has the addition, it is an edit or a deletion of awork's entry, and the addition is removed.
 * - If awork certainly doesn't have it, an edit becomes a part of what is sent next, so its fault is cleared.
 * - If an answer was lost, it is unknown whether awork has it. Then they wait under the addition's id.
 *
 * Settling twice changes nothing more, so a worker may die between the writes of two lists. `timers`: entries that
 * awork has told.
 */
export function settleAdditions(lists: Lists, timers: readonly Timer[]): Lists {
  const { added } = lists;
  const additions = lists.additions.filter(({ id }) => aworkIdOf(added, id) === null);
  const unsent = new Set(additions.filter(({ sentAt }) => sentAt === null).map(({ id }) => id));
  return {
    added,
    additions: additions.map((addition) => {
      const own = lists.edits.filter(({ id }) => id === addition.id && unsent.has(id));
      if (own.length === 0) return addition;
      const { fault: _, ...rest } = addition;
      return { ...rest, entry: withEdits(addition, own) };
    }),
    edits: lists.edits.filter(({ id }) => !unsent.has(id)).map((edit) => ofAwork(edit, added, timers)),
    deletions: lists.deletions.map((deletion) => ({
      ...deletion,
      id: aworkIdOf(added, deletion.id) ?? deletion.id,
    })),
  };
}

/**
 * The additions that awork has, with those whose answer was lost and which awork has listed since. To be known before
 * an edit of such an entry is sent: afterwards it no longer looks like what was added, which would be added again.
 */
export const withListed = ({ additions, added }: Lists, timers: readonly Timer[]): Added[] =>
  additions.reduce((all, addition) => {
    const found = timers.find((timer) => isListedAs(timer, addition, all));
    return found && aworkIdOf(all, addition.id) === null
      ? withAdded(all, { id: addition.id, aworkId: found.id })
      : all;
  }, added);

/** The edit as one of awork's entry, if it is of an addition that awork has. */
export function ofAwork(edit: KeptEdit, added: readonly Added[], timers: readonly Timer[]): KeptEdit {
  const id = aworkIdOf(added, edit.id);
  if (id === null) return edit;
  const timer = timers.find((each) => each.id === id);
  if (!timer) return { ...edit, id };
  // awork stores an addition slightly differently, which is no change by somebody else.
  const value = valueOf(timer, edit.field);
  return { ...edit, id, from: isClose(edit.from, value) ? value : edit.from } as KeptEdit;
}

const isClose = (one: unknown, other: unknown): boolean =>
  typeof one === "number" && typeof other === "number"
    ? Math.abs(one - other) <= SECOND
    : typeof one === "string" && typeof other === "string" && wordsOf(one) === wordsOf(other);

import { edited } from "@/lib/timer/editing/edit";
import type { Timer } from "@/lib/timer/timer";
import { type Addition, isLike, listedAs } from "./additions";
import type { Deletion } from "./deletions";
import { type KeptEdit, isWaiting } from "./edits";

/** What a person changed and awork doesn't have yet. */
export type Unsent = { edits: KeptEdit[]; additions: Addition[]; deletions: Deletion[] };

/**
 * Entries as the person left them: with the edits and additions, and without the deletions, that awork may still
 * accept. An addition whose answer was lost may be listed already; it counts once. Toolbar and popup both count these. `typeName` returns the name of a type of work; null if unknown.
 */
export function withUnsent(
  timers: readonly Timer[],
  { edits, additions, deletions }: Unsent,
  typeName?: (id: string) => string | null,
): Timer[] {
  const waiting = edits.filter(isWaiting);
  const gone = new Set(deletions.filter(isWaiting).map(({ id }) => id));
  const ids = new Set(waiting.map(({ id }) => id));
  const isListed = (addition: Addition) =>
    addition.sentAt !== null &&
    timers.some((timer) => isLike(timer, addition) && !addition.before.includes(timer.id));
  const added = additions.filter((each) => isWaiting(each) && !isListed(each));
  return [...timers, ...added.map(listedAs)]
    .filter(({ id }) => !gone.has(id))
    .map((timer) => (ids.has(timer.id) ? edited(timer, waiting, typeName) : timer));
}

import { edited } from "@/lib/timer/editing/edit";
import type { Instant } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { hasBegun } from "@/lib/timer/today";
import { type Addition, isListedAs, listedAs } from "./additions";
import type { Deletion } from "./deletions";
import { type KeptEdit, isWaiting } from "./edits";

/** What a person changed and awork doesn't have yet. */
export type Unsent = { edits: KeptEdit[]; additions: Addition[]; deletions: Deletion[] };

/**
 * Entries as the person left them: with the edits and additions, and without the deletions, that awork may still
 * accept. An addition whose answer was lost may be listed already; it counts once, and what was changed in it since
 * is changed in what is listed. Toolbar and popup both count these. `typeName` returns the name of a type of work;
 * null if unknown.
 */
export function withUnsent(
  timers: readonly Timer[],
  { edits, additions, deletions }: Unsent,
  typeName?: (id: string) => string | null,
): Timer[] {
  const sent = additions.filter(({ sentAt }) => sentAt !== null);
  const listed = new Map(
    sent.flatMap((addition) => {
      const found = timers.find((timer) => isListedAs(timer, addition, []));
      return found ? [[addition.id, found.id]] : [];
    }),
  );
  const own = <T extends { id: string }>(each: T): T => ({ ...each, id: listed.get(each.id) ?? each.id });
  const waiting = edits.filter(isWaiting).map(own);
  const gone = new Set(
    deletions
      .filter(isWaiting)
      .map(own)
      .map(({ id }) => id),
  );
  const ids = new Set(waiting.map(({ id }) => id));
  const added = additions.filter((each) => isWaiting(each) && !listed.has(each.id));
  return [...timers, ...added.map((each) => listedAs(each, typeName))]
    .filter(({ id }) => !gone.has(id))
    .map((timer) => (ids.has(timer.id) ? edited(timer, waiting, typeName) : timer));
}

type Given = {
  /** The current entry, as awork last told it. */
  timer: Timer | null;
  /** The entries of the last days, as awork listed them. */
  listed: readonly Timer[];
  unsent: Pick<Unsent, "edits" | "deletions">;
  /** By awork's clock. */
  now: Instant;
};

/**
 * The current entry as the person left it. If they have deleted it, it is the one that awork will tell then: of the
 * others, the one that began last; null if none is listed. Toolbar, menus, shortcuts and popup all show or continue
 * this one.
 */
export function currentWithUnsent(
  { timer, listed, unsent: { edits, deletions }, now }: Given,
  typeName?: (id: string) => string | null,
): Timer | null {
  const gone = new Set(deletions.filter(isWaiting).map(({ id }) => id));
  const kept =
    timer && gone.has(timer.id)
      ? lastBegun(
          listed.filter(({ id }) => !gone.has(id)),
          now,
        )
      : timer;
  return kept && edited(kept, edits.filter(isWaiting), typeName);
}

/** The stopped entry that began last. As awork has it, one without a start time began when its day did. */
function lastBegun(entries: readonly Timer[], now: Instant): Timer | null {
  const began = ({ start, day }: Timer) => start ?? Date.parse(`${day}T00:00`);
  const over = entries.filter((entry) => phase(entry) === "stopped" && hasBegun(entry, now));
  return over.reduce<Timer | null>((a, b) => (a && began(a) >= began(b) ? a : b), null);
}

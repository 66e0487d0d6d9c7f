import type { Edit } from "@/lib/timer/editing/edit";
import { type Duration, SECOND } from "@/lib/timer/time";
import { type KeptEdit, withOnly } from "@/lib/tracker/edits/edits";
import type { Ports } from "@/lib/tracker/ports";
import type { State } from "@/lib/tracker/state";
import { SETTLING, type SyncState } from "@/lib/tracker/sync-state";
import type { Action } from "./action";
import type { Outcome } from "./outcome";

/** A start that follows its stop later than this begins when it was asked for. */
const LATE: Duration = 5 * SECOND;

type Edits = {
  change: (how: (edits: KeptEdit[]) => KeptEdit[]) => Promise<void>;
  /** Sends the edits that are due. */
  save: () => Promise<void>;
};

/**
 * Actions that wait for something else. They are stored before that is done: if a worker dies in between, the
 * next one carries them out, but not long after. Then it says that they were not.
 */
export function createNext(
  ports: Ports,
  { save, conclude, outcome }: Pick<SyncState, "save" | "conclude" | "outcome">,
  act: (action: Action, since?: number) => Promise<Outcome>,
  edits: Edits,
) {
  /** Saves the note first, because awork stops no timer without it, and then stops the timer. */
  async function stopWithNote({ note: _, ...action }: Action, note: string): Promise<Outcome> {
    const state = await ports.state.get();
    const { timer } = state;
    if (!timer || timer.id !== action.id) return conclude(state, outcome("stop", "changed"));
    const edit: Edit = { id: timer.id, field: "note", from: timer.subject.note, to: note };
    await edits.change((all) => withOnly(all, edit));
    await save({ ...state, question: null, next: { action, at: ports.now() } });
    return (await perform())!;
  }

  /** Carries out what waits. Null: nothing does. */
  async function perform(): Promise<Outcome | null> {
    const { next } = await ports.state.get();
    if (!next) return null;
    const { action, at } = next;
    const age = ports.now() - at;
    if (age < 0 || age > SETTLING) return giveUp(await ports.state.get(), action);
    if (action.verb === "stop") return stopOnceSaved(action);
    const { offset } = await ports.state.get();
    const since = action.since ?? (age > LATE ? at + offset : undefined);
    return act({ ...action, since: undefined }, since);
  }

  async function stopOnceSaved(action: Action): Promise<Outcome> {
    await edits.save();
    const isMissing = (await ports.edits.get()).some(({ id, field }) => id === action.id && field === "note");
    return isMissing ? giveUp(await ports.state.get(), action) : act(action);
  }

  const giveUp = (state: State, { verb }: Action): Promise<Outcome> =>
    conclude({ ...state, next: null }, outcome(verb, "failed", { trouble: state.trouble }));

  return { stopWithNote, perform };
}

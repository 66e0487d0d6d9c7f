import { type Instant, SECOND } from "@/lib/timer/time";
import type { Action, Verb } from "@/lib/tracker/action";
import type { Outcome } from "@/lib/tracker/outcome";
import type { Tracker } from "@/lib/tracker/tracker";
import { accountItem, stateItem } from "./items";
import type { Command } from "./keys";
import { openSettings } from "./lifecycle";
import { openPopup } from "./toolbar";

/** A key that is held down comes again and again; a switch that was just thrown is not thrown back by that. */
const HELD = SECOND;

const wish = (verb: Verb): Action => ({ verb, id: null, asked: false, purpose: null });

type Do = (tracker: Tracker, isPerson: boolean) => Promise<Outcome["kind"] | null>;

/** What each key does. Null: nothing, as it was just done. */
const COMMANDS: Record<Command, Do> = {
  resume: (tracker) => act(tracker, "resume"),
  stop: (tracker) => act(tracker, "stop"),
  async pauseOrResume(tracker, isPerson) {
    if (await wasJustDone(["paused", "resumed"])) return null;
    // awork lets nobody but the person pause.
    const kind = isPerson ? await act(tracker, "pause") : "alreadyPaused";
    return kind === "alreadyPaused" ? act(tracker, "resume") : kind;
  },
  async startOrContinue(tracker) {
    if (await wasJustDone(["started", "resumed"])) return null;
    const kind = await act(tracker, "start");
    return kind === "alreadyPaused" ? act(tracker, "resume") : kind;
  },
};

/** Commands under way: a key that is held down sees one through before it begins another. */
const underWay = new Map<Command, Promise<void>>();

/** Where these come out, the popup has what to do next. */
const OPEN: (Outcome["kind"] | null)[] = ["ask", "nothing"];

/**
 * Does what the key is for, to what is current. Where that needs a question or a choice, the popup opens for it; badge
 * and tooltip tell all else, and also ask where no popup can be opened.
 */
export function byKey(tracker: Tracker, command: Command): Promise<void> {
  const same = underWay.get(command);
  if (same) return same;
  const mine = run(tracker, command).finally(() => underWay.delete(command));
  underWay.set(command, mine);
  return mine;
}

async function run(tracker: Tracker, command: Command): Promise<void> {
  const account = await accountItem.get();
  if (!account) return openSettings();
  const kind = await COMMANDS[command](tracker, !account.byKey);
  if (OPEN.includes(kind)) await openPopup();
}

const act = async (tracker: Tracker, verb: Verb) => (await tracker.act(wish(verb))).kind;

async function wasJustDone(kinds: Outcome["kind"][]): Promise<boolean> {
  const { outcome } = await stateItem.get();
  const since = (then: Instant) => Math.abs(Date.now() - then);
  return outcome !== null && kinds.includes(outcome.kind) && since(outcome.at) < HELD;
}

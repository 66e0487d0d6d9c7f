import { isForKey } from "@/lib/timer/rules/api-key";
import { type Instant, SECOND } from "@/lib/timer/time";
import type { Action, Verb } from "@/lib/tracker/actions/action";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import type { Tracker } from "@/lib/tracker/tracker";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import type { Command } from "@/lib/platform/commands";
import { noteKey } from "@/lib/settings/shortcut-tried";
import { openSettings } from "@/lib/platform/runtime";
import { settingsItem } from "@/lib/settings/settings-store";
import { openAfter } from "./open-popup";

/** A shortcut that is held down repeats within this time; the repetition must not undo a toggle. */
const HELD = SECOND;

const RESUMED: Outcome["kind"][] = ["resumed", "kept"];

const wish = (verb: Verb): Action => ({ verb, id: null, asked: false, purpose: null });

/**
 * Runs a shortcut's command on the current timer. If that needs an answer or a choice, the popup opens; badge
 * and tooltip show all else. If no popup can be opened, its page opens in a window.
 */
export function createShortcuts(tracker: Tracker): (command: Command) => Promise<void> {
  /** Commands in progress: a repeated press joins the one that is running. */
  const underWay = new Map<Command, Promise<void>>();
  /** When a press last counted as a repetition. Presses keep the worker awake, and this value with it. */
  let heldAt: Instant | null = null;

  const act = async (verb: Verb) => (await tracker.act(wish(verb))).kind;

  /** Does what the main button does. */
  async function resume(isPerson: boolean) {
    const { resume } = await settingsItem.get();
    return act(resume === "keepBreaks" && (isPerson || isForKey("keep")) ? "keep" : "resume");
  }

  /** What each shortcut does. Null: nothing, because it was just done. */
  const commands: Record<Command, (isPerson: boolean) => Promise<Outcome["kind"] | null>> = {
    resume,
    stop: () => act("stop"),
    async pauseOrResume(isPerson) {
      if (await isHeld(["paused", ...RESUMED])) return null;
      const kind = await act("pause");
      return kind === "alreadyPaused" ? resume(isPerson) : kind;
    },
    async startOrContinue(isPerson) {
      if (await isHeld(["started", ...RESUMED])) return null;
      const kind = await act("start");
      return kind === "alreadyPaused" ? resume(isPerson) : kind;
    },
  };

  /** Whether the press repeats one that has just done this. */
  async function isHeld(kinds: Outcome["kind"][]): Promise<boolean> {
    const { outcome } = await stateItem.get();
    const now = Date.now();
    const isJust = (then: Instant | null) => then !== null && Math.abs(now - then) < HELD;
    const isDone = outcome !== null && kinds.includes(outcome.kind) && isJust(outcome.at);
    if (!isDone && !isJust(heldAt)) return false;
    heldAt = now;
    return true;
  }

  async function run(command: Command): Promise<void> {
    if (command === "resume") await noteKey();
    const account = await accountItem.get();
    if (!account) return openSettings();
    await openAfter(await commands[command](!account.byKey));
  }

  return (command) => {
    const mine = underWay.get(command) ?? run(command).finally(() => underWay.delete(command));
    underWay.set(command, mine);
    return mine;
  };
}

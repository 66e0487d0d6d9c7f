import { type Instant, SECOND } from "@/lib/timer/time";
import type { Action, Verb } from "@/lib/tracker/actions/action";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import type { Tracker } from "@/lib/tracker/tracker";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import type { Command } from "@/lib/platform/commands";
import { noteKey } from "@/lib/settings/shortcut-tried";
import { openSettings } from "@/lib/platform/runtime";
import { settingsItem } from "@/lib/settings/settings-store";
import { openPopup } from "@/lib/platform/action";
import { openPopupWindow } from "@/lib/platform/popup-window";

/** A key that is held down comes again within this; a switch that was thrown is not thrown back by that. */
const HELD = SECOND;

/** Where these come out, the popup has what to do next. */
const OPEN: (Outcome["kind"] | null)[] = ["ask", "nothing"];

const RESUMED: Outcome["kind"][] = ["resumed", "kept"];

const wish = (verb: Verb): Action => ({ verb, id: null, asked: false, purpose: null });

/**
 * Does what a key is for, to what is current. Where that needs a question or a choice, the popup opens for it; badge
 * and tooltip tell all else. Where no popup can be opened, its page comes in a window.
 */
export function createShortcuts(tracker: Tracker): (command: Command) => Promise<void> {
  /** Commands under way: a key that is held down sees one through before it begins another. */
  const underWay = new Map<Command, Promise<void>>();
  /** When a press was last taken for the one before, held down. Its presses keep the worker awake, and this with it. */
  let heldAt: Instant | null = null;

  const act = async (verb: Verb) => (await tracker.act(wish(verb))).kind;

  /** As the main button does it. awork lets nobody but the person keep the break. */
  async function resume(isPerson: boolean) {
    const { resume } = await settingsItem.get();
    return act(isPerson && resume === "keepBreaks" ? "keep" : "resume");
  }

  /** What each key does. Null: nothing, as it was just done. */
  const commands: Record<Command, (isPerson: boolean) => Promise<Outcome["kind"] | null>> = {
    resume,
    stop: () => act("stop"),
    async pauseOrResume(isPerson) {
      if (await isHeld(["paused", ...RESUMED])) return null;
      // awork lets nobody but the person pause.
      const kind = isPerson ? await act("pause") : "alreadyPaused";
      return kind === "alreadyPaused" ? resume(isPerson) : kind;
    },
    async startOrContinue(isPerson) {
      if (await isHeld(["started", ...RESUMED])) return null;
      const kind = await act("start");
      return kind === "alreadyPaused" ? resume(isPerson) : kind;
    },
  };

  /** Whether the press is the one that just did this, or its repetition. */
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
    const kind = await commands[command](!account.byKey);
    // A browser can take its time over it, or never say: the next press is not for this one to wait for.
    const never = new Promise((done) => setTimeout(done, HELD));
    if (OPEN.includes(kind) && (await Promise.race([openPopup(), never])) === false) await openPopupWindow();
  }

  return (command) => {
    const mine = underWay.get(command) ?? run(command).finally(() => underWay.delete(command));
    underWay.set(command, mine);
    return mine;
  };
}

import { wishNote } from "@/lib/drafts/note-wish";
import { NOTE, actionOf } from "@/lib/menus/menu";
import type { MenuPress } from "@/lib/platform/menus";
import { openSignIn } from "@/lib/sign-in/sign-in-wish";
import { daysItem, deletionsItem, editsItem } from "@/lib/tracker-store/day-items";
import { currentWithUnsent } from "@/lib/tracker/edits/unsent";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import type { Tracker } from "@/lib/tracker/tracker";
import { openAfter, openPopupOrWindow } from "./open-popup";

/**
 * Does what an item of a context menu says, to the timer for which the menu was made. If that is no longer the current
 * one, nothing is sent, and the popup opens and says so.
 */
export const createMenuPresses =
  (tracker: Pick<Tracker, "act">) =>
  async ({ id, text }: MenuPress): Promise<void> => {
    if (id === NOTE) {
      await Promise.all([wishNote(text), openPopupOrWindow()]);
      return;
    }
    const [account, { timer, offset }, { timers }, edits, deletions] = await Promise.all([
      ...([accountItem.get(), stateItem.get(), daysItem.get()] as const),
      ...([editsItem.get(), deletionsItem.get()] as const),
    ]);
    if (!account) return openSignIn();
    const given = { timer, listed: timers, unsent: { edits, deletions }, now: Date.now() + offset };
    const action = actionOf(id, currentWithUnsent(given));
    if (!action) return openPopupOrWindow();
    const { kind } = await tracker.act(action);
    await openAfter(kind, ["changed"]);
  };

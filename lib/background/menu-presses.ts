import { wishNote } from "@/lib/drafts/note-wish";
import { NOTE, actionOf } from "@/lib/menus/menu";
import type { MenuPress } from "@/lib/platform/menus";
import { openSignIn } from "@/lib/sign-in/sign-in-wish";
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
    const [account, { timer }] = await Promise.all([accountItem.get(), stateItem.get()]);
    if (!account) return openSignIn();
    const action = actionOf(id, timer);
    if (!action) return openPopupOrWindow();
    const { kind } = await tracker.act(action);
    await openAfter(kind, ["changed"]);
  };

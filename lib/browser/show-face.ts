import { asked } from "@/lib/timer/away";
import { face } from "@/lib/tracker/face";
import { createTurns } from "@/lib/tracker/turns";
import { awayItem } from "./away";
import { daysItem } from "./day-items";
import { accountItem, stateItem } from "./items";
import { isNotKept } from "./not-kept";
import { settingsItem } from "./settings";
import { ROOM, paint } from "./toolbar";
import { createWords } from "./words";

const inTurn = createTurns();

/**
 * Paints the toolbar from what is stored, as it is now. In turn: an icon's file takes longer than one that is drawn, and
 * must not come after it.
 */
export const showFace = (): Promise<void> =>
  inTurn(async () => {
    const [state, account, days, away, { time, shown }, notKept] = await Promise.all([
      stateItem.get(),
      accountItem.get(),
      daysItem.get(),
      awayItem.get(),
      settingsItem.get(),
      isNotKept(),
    ]);
    const wall = Date.now();
    const absence = asked(away, state.timer, wall + state.offset);
    const telling = {
      room: ROOM,
      place: time,
      days: shown === "today" ? days : null,
      absence,
      isNotKept: notKept,
    };
    await paint(face(state, account, wall, createWords(), telling));
  });

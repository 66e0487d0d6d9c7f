import { asked } from "@/lib/timer/reminders/away";
import { edited } from "@/lib/timer/editing/edit";
import { isWaiting } from "@/lib/tracker/edits/edits";
import { withUnsent } from "@/lib/tracker/edits/unsent";
import { toolbarView } from "./toolbar-view";
import { hoursItem } from "@/lib/capacity/hours-item";
import { targets } from "@/lib/capacity/target";
import { localDayOf } from "@/lib/timer/today";
import { createTurns } from "@/lib/async/turns";
import { awayItem } from "@/lib/reminders/away";
import { additionsItem, daysItem, deletionsItem, editsItem } from "@/lib/tracker-store/day-items";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { isNotKept } from "@/lib/tracker-store/not-kept";
import { settingsItem } from "@/lib/settings/settings-store";
import { BADGE_CAPACITY, paint } from "./paint";
import { createWords } from "@/lib/platform/i18n";

const inTurn = createTurns();

/**
 * Updates the toolbar from what is stored now. In turn: setting an icon from a file takes longer than a drawn
 * one, and must not finish after it.
 */
export const updateToolbar = (): Promise<void> =>
  inTurn(async () => {
    const [kept, account, days, edits, additions, deletions, away, settings, hours, notKept] =
      await Promise.all([
        stateItem.get(),
        accountItem.get(),
        daysItem.get(),
        editsItem.get(),
        additionsItem.get(),
        deletionsItem.get(),
        awayItem.get(),
        settingsItem.get(),
        hoursItem.get(),
        isNotKept(),
      ]);
    // With what awork doesn't have yet, as the popup shows it.
    const timers = withUnsent(days.timers, { edits, additions, deletions });
    const state = { ...kept, timer: kept.timer && edited(kept.timer, edits.filter(isWaiting)) };
    const wall = Date.now();
    const absence = asked(away, state.timer, wall + state.offset);
    const options = {
      capacity: BADGE_CAPACITY,
      place: settings.time,
      days: settings.shown === "today" ? { ...days, timers } : null,
      target: targets(account, settings, hours)(localDayOf(wall + state.offset)),
      absence,
      isNotKept: notKept,
    };
    await paint(toolbarView(state, account, wall, createWords(), options));
  });

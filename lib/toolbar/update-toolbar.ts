import { asked } from "@/lib/timer/reminders/away";
import { currentWithUnsent, withUnsent } from "@/lib/tracker/edits/unsent";
import { toolbarView } from "./toolbar-view";
import { hoursItem } from "@/lib/capacity/hours-item";
import { targets } from "@/lib/capacity/target";
import { localDayOf } from "@/lib/timer/today";
import { createTurns } from "@/lib/async/turns";
import { together } from "@/lib/platform/storage";
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
    const [stored, notKept] = await Promise.all([
      together(
        ...([stateItem, accountItem, daysItem, editsItem, additionsItem, deletionsItem] as const),
        ...([awayItem, settingsItem, hoursItem] as const),
      ),
      isNotKept(),
    ]);
    const [kept, account, days, edits, additions, deletions, away, settings, hours] = stored;
    // With what awork doesn't have yet, as the popup shows it.
    const unsent = { edits, additions, deletions };
    const wall = Date.now();
    const timers = withUnsent(days.timers, unsent);
    const about = { timer: kept.timer, listed: days.timers, unsent, now: wall + kept.offset };
    const state = { ...kept, timer: currentWithUnsent(about) };
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

import * as v from "valibot";
import { createTurns } from "@/lib/async/turns";
import { hoursItem, rulesOf } from "@/lib/capacity/hours-item";
import { createWords } from "@/lib/platform/i18n";
import {
  type MenuItem,
  addMenuItem,
  removeMenuItem,
  removeMenuItems,
  renameMenuItem,
} from "@/lib/platform/menus";
import { createItem, together } from "@/lib/platform/storage";
import { settingsItem } from "@/lib/settings/settings-store";
import { choicesItem, picksItem } from "@/lib/start/choice-items";
import { whose } from "@/lib/tracker-store/account";
import { daysItem, deletionsItem, editsItem } from "@/lib/tracker-store/day-items";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { currentWithUnsent, withUnsent } from "@/lib/tracker/edits/unsent";
import { lastTasks } from "./last-tasks";
import { menuItems } from "./menu";

/**
 * The items that the browser's menus have, which it doesn't tell; null: unknown. Menus outlive the worker, and in some
 * browsers the browser.
 */
export const menusItem = createItem<MenuItem[] | null>(
  "shownMenus",
  v.nullable(
    v.array(v.object({ id: v.string(), title: v.string(), context: v.picklist(["action", "selection"]) })),
  ),
  null,
  "session",
);

const inTurn = createTurns();

/** Updates the context menus from what is stored now. In turn, as the toolbar. */
export const updateMenus = (): Promise<void> => inTurn(update);

/** The same when the browser may have lost the menus, or kept an earlier version's. */
export const rebuildMenus = (): Promise<void> =>
  inTurn(async () => {
    await menusItem.set(null);
    await update();
  });

async function update(): Promise<void> {
  const [before, wanted] = await Promise.all([menusItem.get(), wantedItems()]);
  if (JSON.stringify(before) === JSON.stringify(wanted)) return;
  // If the worker dies before the end, or the browser refuses an item, the next update begins anew.
  await menusItem.set(null);
  try {
    await change(before, wanted);
    await menusItem.set(wanted);
  } catch {
    // The toolbar, which is updated in the same event, has all of it.
  }
}

/** Items are added at the end alone. So those before the first that differs stay, and get their new titles. */
async function change(before: MenuItem[] | null, wanted: MenuItem[]): Promise<void> {
  if (!before) await removeMenuItems();
  const old = before ?? [];
  const differs = old.findIndex(({ id }, place) => id !== wanted[place]?.id);
  const kept = differs < 0 ? old.length : differs;
  for (const { id } of old.slice(kept)) await removeMenuItem(id);
  for (const [place, { id, title }] of wanted.entries())
    if (place < kept && title !== old[place]!.title) await renameMenuItem(id, title);
  for (const item of wanted.slice(kept)) await addMenuItem(item);
}

async function wantedItems(): Promise<MenuItem[]> {
  const [state, account, settings, days, picks, choices, hours, edits, deletions] = await together(
    stateItem,
    ...([accountItem, settingsItem, daysItem, picksItem] as const),
    ...([choicesItem, hoursItem, editsItem, deletionsItem] as const),
  );
  const of = account && whose(account);
  const now = Date.now() + state.offset;
  const unsent = { edits, additions: [], deletions };
  const timer = currentWithUnsent({ timer: state.timer, listed: days.timers, unsent, now });
  const rules = rulesOf(hours, account);
  const tasks = lastTasks({
    timer,
    entries: withUnsent(days.timers, unsent),
    picks: picks.find((each) => each.of === of)?.choices ?? [],
    types: (choices?.of === of && choices?.types) || undefined,
    rules,
  });
  return menuItems(
    { account, settings, timer: state.at === null ? undefined : timer, now, tasks, rules },
    createWords(),
  );
}

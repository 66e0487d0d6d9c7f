import { hoursItem, rulesOf } from "@/lib/capacity/hours-item";
import type { Rules } from "@/lib/timer/rules/rules";
import { MINUTE } from "@/lib/timer/time";
import { eventsOf } from "@/lib/diagnostics/events";
import type { Kept } from "@/lib/tracker/ports";
import type { State } from "@/lib/tracker/state";
import { type Tracker, createTracker } from "@/lib/tracker/tracker";
import type { Action } from "@/lib/tracker/actions/action";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import { wakeAt } from "@/lib/platform/alarms";
import { settleAbsence } from "@/lib/reminders/away";
import { client } from "@/lib/sign-in/connection";
import { addedItem, additionsItem, daysItem, deletionsItem, editsItem } from "@/lib/tracker-store/day-items";
import { presence } from "@/lib/platform/idle";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { happened, log } from "@/lib/diagnostics/log";
import { mark } from "@/lib/tracker-store/not-kept";
import { hasPermission } from "@/lib/platform/permissions";
import { settingsItem } from "@/lib/settings/settings-store";
import { withSessionFallback } from "@/lib/platform/storage";
import { timezone } from "./timezone";

/** The stored state; each change is logged, and nothing waits for the log. */
const state: Kept<State> = {
  get: stateItem.get,
  async set(after) {
    const before = await stateItem.get().catch(() => after);
    try {
      await withSessionFallback(stateItem).set(after);
    } catch (cause) {
      await mark(true);
      void happened("notStored");
      throw cause;
    }
    void log(eventsOf(before, after, Date.now()));
    await mark(false);
  },
};

/** What awork allows whoever is connected. */
async function companyRules(): Promise<Rules | null> {
  const [hours, account] = await Promise.all([hoursItem.get(), accountItem.get()]);
  return rulesOf(hours, account);
}

/** The tracker connected to this browser. */
export function createBrowserTracker(): Tracker {
  const tracker = createTracker({
    now: () => Date.now(),
    random: () => Math.random(),
    timezone: () => timezone(),
    state,
    days: withSessionFallback(daysItem),
    edits: withSessionFallback(editsItem),
    additions: withSessionFallback(additionsItem),
    deletions: withSessionFallback(deletionsItem),
    added: withSessionFallback(addedItem),
    client,
    permitted: hasPermission,
    presence,
    isOffline: () => !navigator.onLine,
    guard: async () => (await settingsItem.get()).guardMinutes * MINUTE,
    rules: companyRules,
    shown: async () => (await settingsItem.get()).shown,
    countsBreaks: async () => (await settingsItem.get()).breakRule !== "off",
    wakeAt,
  });
  async function act(action: Action): Promise<Outcome> {
    const outcome = await tracker.act(action);
    await settleAbsence(action, outcome);
    return outcome;
  }
  return { ...tracker, act };
}

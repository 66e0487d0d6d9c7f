import { MINUTE } from "@/lib/timer/time";
import { type Tracker, createTracker } from "@/lib/tracker/tracker";
import { wakeAt } from "./alarm";
import { client } from "./connection";
import { daysItem, editsItem } from "./day-items";
import { presence } from "./idle";
import { guardItem } from "./guard";
import { stateItem } from "./items";
import { permitted } from "./permission";

/** The tracker with this browser for its world. */
export const createBrowserTracker = (): Tracker =>
  createTracker({
    now: () => Date.now(),
    random: () => Math.random(),
    timezone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    state: stateItem,
    days: daysItem,
    edits: editsItem,
    client,
    permitted,
    presence,
    guard: async () => (await guardItem.get()) * MINUTE,
    wakeAt,
  });

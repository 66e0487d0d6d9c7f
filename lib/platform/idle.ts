import { browser } from "wxt/browser";
import { MINUTE, SECOND } from "@/lib/timer/time";
import type { Presence } from "@/lib/tracker/cadence";

/** Without a touch for so long, a person counts as away. */
export const AWAY = 5 * MINUTE;

export const presence = (): Promise<Presence> => browser.idle.queryState(AWAY / SECOND);

/** Calls back when the person comes back, goes, or locks the screen. */
export function onPresence(changed: () => void): void {
  browser.idle.setDetectionInterval(AWAY / SECOND);
  browser.idle.onStateChanged.addListener(changed);
}

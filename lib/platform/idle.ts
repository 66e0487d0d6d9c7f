import { browser } from "wxt/browser";
import { MINUTE, SECOND } from "@/lib/timer/time";

/** Without a touch for so long, a person counts as away. */
export const AWAY = 5 * MINUTE;

export const presence = (): Promise<"active" | "idle" | "locked"> => browser.idle.queryState(AWAY / SECOND);

/** Calls back when the person comes back, goes, or locks the screen. */
export function onPresence(changed: () => void): void {
  browser.idle.setDetectionInterval(AWAY / SECOND);
  browser.idle.onStateChanged.addListener(changed);
}

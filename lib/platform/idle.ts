import { browser } from "wxt/browser";
import { MINUTE, SECOND } from "@/lib/timer/time";

/** A person counts as away after this long without input. */
export const AWAY = 5 * MINUTE;

export const presence = (): Promise<"active" | "idle" | "locked"> => browser.idle.queryState(AWAY / SECOND);

/** Calls back when the person becomes active or idle, or locks the screen. */
export function onPresence(changed: () => void): void {
  browser.idle.setDetectionInterval(AWAY / SECOND);
  browser.idle.onStateChanged.addListener(changed);
}

import { browser } from "wxt/browser";
import { wishSignIn } from "@/lib/sign-in/sign-in-wish";

/**
 * Calls back wherever alarms, badge, title or icon can have been lost: browser start, installation, update, and
 * being enabled again (which not every browser tells).
 */
export function onLost(lost: () => void): void {
  const { runtime } = browser as typeof browser & {
    runtime: { onEnabled?: typeof browser.runtime.onStartup };
  };
  runtime.onStartup.addListener(lost);
  runtime.onInstalled.addListener(lost);
  runtime.onEnabled?.addListener(lost);
}

/** Calls back once, after installation; never after an update. */
export const onFirstInstalled = (installed: () => void) =>
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") installed();
  });

export const openSettings = () => browser.runtime.openOptionsPage();

/** The settings page, which begins the sign-in: a popup could not wait for it. */
export async function openSignIn(): Promise<void> {
  await wishSignIn();
  await openSettings();
}

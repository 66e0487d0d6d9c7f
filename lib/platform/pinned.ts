import { browser } from "wxt/browser";

/** Whether the icon can be seen without a click; null where the browser does not tell. */
export async function isPinned(): Promise<boolean | null> {
  try {
    return (await browser.action.getUserSettings()).isOnToolbar ?? null;
  } catch {
    return null;
  }
}

/** Calls back when that has changed, in browsers that tell. */
export function onPinned(changed: () => void): void {
  const { onUserSettingsChanged } = browser.action as Partial<typeof browser.action>;
  onUserSettingsChanged?.addListener(changed);
}

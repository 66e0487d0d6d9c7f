import { browser } from "wxt/browser";

/**
 * Shows awork's page in a window of its own, and resolves to the address that awork sent the person back to; null when
 * the person closed it. Call it from a page that stays: a popup closes when the window takes the focus.
 */
export async function askAwork(url: string): Promise<string | null> {
  try {
    return (await browser.identity.launchWebAuthFlow({ url, interactive: true })) ?? null;
  } catch {
    // Browsers say in different words that the window was closed or its page did not load; both are seen by the person.
    return null;
  }
}

/** Where awork sends people back to: an address that the browser keeps for this extension. */
export const redirectAddress = (): string => browser.identity.getRedirectURL();

import { browser } from "wxt/browser";

/**
 * Shows awork's page in a window of its own, and resolves to the URL that awork redirected to; null if the
 * person closed the window. Call it from a page that stays open: a popup closes when the window takes the
 * focus.
 */
export async function askAwork(url: string): Promise<string | null> {
  try {
    return (await browser.identity.launchWebAuthFlow({ url, interactive: true })) ?? null;
  } catch {
    // The window was closed or its page did not load. Browsers word that differently, and the person sees
    // either.
    return null;
  }
}

/** The redirect URI: an address that the browser reserves for this extension. */
export const redirectAddress = (): string => browser.identity.getRedirectURL();

import { browser } from "wxt/browser";

/** A page that is open in the browser. */
export type Page = { url: string; title: string };

/**
 * The page over which the person has just pressed the icon or its key. Browsers tell it only then (`activeTab`):
 * null otherwise, and where there is no page.
 */
export async function activePage(): Promise<Page | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.url && tab.title ? { url: tab.url, title: tab.title } : null;
}

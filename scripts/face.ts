import type { Page } from "@playwright/test";

/** What the extension shows of the timer. */
export interface Face {
  /** The popup's large number. */
  time: string;
  badge: string;
  tooltip: string;
}

/** Read from a popup that is open as a page. */
export async function readFace(popup: Page): Promise<Face> {
  const [badge, tooltip] = await popup.evaluate<[string, string]>(
    "Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})])",
  );
  return { time: await popup.getByRole("timer").innerText(), badge, tooltip };
}

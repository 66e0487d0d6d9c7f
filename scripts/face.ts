import type { Page } from "@playwright/test";

/** The timer's visible state in the popup and the toolbar. */
export interface Face {
  /** The elapsed time in the popup. */
  time: string;
  badge: string;
  tooltip: string;
}

/** Reads it from a popup that is open as a page. */
export async function readFace(popup: Page): Promise<Face> {
  const [badge, tooltip] = await popup.evaluate<[string, string]>(
    "Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})])",
  );
  return { time: await popup.getByRole("timer").innerText(), badge, tooltip };
}

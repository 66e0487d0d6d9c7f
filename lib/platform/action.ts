import { browser } from "wxt/browser";
import { succeeds } from "@/lib/async/succeeds";

/** What the toolbar button shows. `icon`: an image, or the path of its file, by size in pixels. */
export type Button = {
  icon: { imageData: Record<number, ImageData> } | { path: Record<number, string> };
  badge: string;
  /** As #rrggbb. */
  badgeColour: string;
  /** The tooltip, which screen readers read too. */
  title: string;
};

export async function setButton({ icon, badge, badgeColour, title }: Button): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setIcon(icon),
    action.setBadgeText({ text: badge }),
    // Defaults differ between browsers, so set both colours. Safari has no text colour.
    action.setBadgeBackgroundColor({ color: badgeColour }),
    action.setBadgeTextColor?.({ color: "#ffffff" }),
    action.setTitle({ title }),
  ]);
}

export const badgeText = (): Promise<string> => browser.action.getBadgeText({});

const POPUP = "popup.html";

/** What a press on the icon opens. If it isn't the popup, the press is an event. Lost when the browser restarts. */
export const setIconOpens = (what: "popup" | "panel"): Promise<void> =>
  browser.action.setPopup({ popup: what === "popup" ? POPUP : "" });

/** Opens the popup. False if the browser can't do that, or has no window to open it in. */
export async function openPopup(): Promise<boolean> {
  const { action } = browser;
  if (!("openPopup" in action)) return false;
  // Both before the first await, which ends what browsers count as the person's press.
  const [popup, isOpen] = await Promise.all([action.getPopup({}), succeeds(action.openPopup())]);
  if (popup !== "") return isOpen;
  // A press on the icon opens the side panel. If the worker dies in between, the next one sets that again.
  await setIconOpens("popup");
  const isOpenNow = await succeeds(action.openPopup());
  await setIconOpens("panel");
  return isOpenNow;
}

/** Whether the icon is visible without a click; null if the browser doesn't say. */
export async function isPinned(): Promise<boolean | null> {
  try {
    return (await browser.action.getUserSettings()).isOnToolbar ?? null;
  } catch {
    return null;
  }
}

/** Calls back when `isPinned` has changed, in browsers that report it. */
export function onPinned(changed: () => void): void {
  const { onUserSettingsChanged } = browser.action as Partial<typeof browser.action>;
  onUserSettingsChanged?.addListener(changed);
}

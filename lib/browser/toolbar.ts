import { browser } from "wxt/browser";
import type { Face } from "@/lib/tracker/face";

/** Shows it. The title is what a screen reader reads. */
export async function paint({ icon, text, colour, title }: Face): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setIcon({ path: { 16: `/icons/${icon}-16.png`, 32: `/icons/${icon}-32.png` } }),
    action.setBadgeText({ text }),
    // Defaults differ between browsers, so both are always set. Safari has no text colour.
    action.setBadgeBackgroundColor({ color: colour }),
    action.setBadgeTextColor?.({ color: "#ffffff" }),
    action.setTitle({ title }),
  ]);
}

/** Opens the popup. False when the browser has no way to, or no window to open it in. */
export async function openPopup(): Promise<boolean> {
  if (!("openPopup" in browser.action)) return false;
  return browser.action.openPopup().then(
    () => true,
    () => false,
  );
}

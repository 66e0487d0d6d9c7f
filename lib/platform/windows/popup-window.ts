import * as v from "valibot";
import { browser } from "wxt/browser";
import { succeeds } from "@/lib/async/succeeds";
import { openPopup } from "@/lib/platform/action";
import { createItem } from "@/lib/platform/storage";

/** Closes the popup. If the popup's page is open in a tab, it stays. */
function close(): void {
  if (browser.extension.getViews({ type: "popup" }).includes(window)) window.close();
}

/**
 * Wraps a click handler that opens a tab, and closes the popup afterwards. Chromium does that by itself;
 * Firefox leaves the popup open over the tab (measured).
 */
export const leaving = (open: () => Promise<void>) => async (): Promise<void> => {
  await open();
  close();
};

/**
 * Closes the popup after clicks on links. The browser opens their tab itself, after the click listeners have
 * run.
 */
export function leaveByLinks(): void {
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a[target=_blank]")) setTimeout(close);
  });
}

/**
 * Shows the popup, whatever has the focus. Browsers open no popup while another program has the focus or
 * their window is minimised, and some never do. Then the same page opens in a window of its own, with the
 * focus.
 */
export async function showPopup(): Promise<void> {
  if (!((await isInFront()) && (await openPopup()))) await openPopupWindow();
}

async function isInFront(): Promise<boolean> {
  const window = await browser.windows?.getLastFocused().catch(() => null);
  return window?.focused === true && window.state !== "minimized";
}

/** The id of the window in which the popup's page was last opened; it may be closed by now. */
export const windowItem = createItem("popupWindow", v.nullable(v.number()), null, "session");

/** Opens the popup's page in a small window, or focuses the one that is open. */
export async function openPopupWindow(): Promise<void> {
  const { runtime, windows } = browser;
  const id = await windowItem.get();
  if (id !== null) {
    const isThere = await succeeds(windows.update(id, { focused: true }));
    if (isThere) return;
  }
  const url = runtime.getURL("/popup.html");
  const opened = await windows.create({ url, type: "popup", width: 380, height: 640, focused: true });
  await windowItem.set(opened?.id ?? null);
}

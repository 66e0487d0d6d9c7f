import * as v from "valibot";
import { browser } from "wxt/browser";
import { openPopup } from "./action";
import { createItem } from "./storage";

/** Closes the popup. A page of the popup's that stands in a tab stays. */
function close(): void {
  if (browser.extension.getViews({ type: "popup" }).includes(window)) window.close();
}

/** A press that opens a tab. Chromium closes its popup by itself then, and Firefox leaves it open over the tab (measured). */
export const leaving = (open: () => Promise<void>) => async (): Promise<void> => {
  await open();
  close();
};

/** The same for links: the browser opens their tab itself, after those who hear of the click. */
export function leaveByLinks(): void {
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a[target=_blank]")) setTimeout(close);
  });
}

/**
 * Shows the popup, whatever has the focus: a browser opens none while another program has it, or while its window is
 * minimised, and some open none at all. Then the same page comes in a window of its own, with the focus.
 */
export async function showPopup(): Promise<void> {
  if (!((await isInFront()) && (await openPopup()))) await openPopupWindow();
}

async function isInFront(): Promise<boolean> {
  const window = await browser.windows?.getLastFocused().catch(() => null);
  return window?.focused === true && window.state !== "minimized";
}

/** The window that the popup's page was opened in last; it may be closed by now. */
export const windowItem = createItem("popupWindow", v.nullable(v.number()), null, "session");

/** Opens the popup's page in a small window, or brings the one that is open to the front. */
export async function openPopupWindow(): Promise<void> {
  const { runtime, windows } = browser;
  const id = await windowItem.get();
  if (id !== null) {
    const isThere = await windows.update(id, { focused: true }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  const url = runtime.getURL("/popup.html");
  const opened = await windows.create({ url, type: "popup", width: 380, height: 640, focused: true });
  await windowItem.set(opened?.id ?? null);
}

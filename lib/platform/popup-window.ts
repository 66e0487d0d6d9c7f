import { browser } from "wxt/browser";

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

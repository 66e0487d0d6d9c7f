import { browser } from "wxt/browser";

/** Chromium has the first, Firefox the second. */
type Panels = {
  sidePanel?: { open?: (where: { windowId: number }) => Promise<void> };
  sidebarAction?: { open: () => Promise<void> };
};

const panels = () => browser as Panels;

/** Whether the browser can open the popup's page as a side panel. */
export const hasPanel = (): boolean => Boolean(panels().sidebarAction ?? panels().sidePanel?.open);

/** Whether this page is in the side panel. */
export const isPanel = (): boolean => location.pathname === "/sidepanel.html";

/**
 * Opens the side panel in a window, by its id; in Firefox, and without an id, in the one that the person uses. To be
 * called directly in the handler of a press: browsers open no panel otherwise.
 */
export async function openPanel(windowId?: number): Promise<void> {
  const { sidePanel, sidebarAction } = panels();
  if (sidebarAction) return sidebarAction.open();
  await sidePanel?.open?.({ windowId: windowId ?? (await lastWindow()) });
}

/** The popup's page may be in a window of its own, which has no side panel. */
async function lastWindow(): Promise<number> {
  const window = await browser.windows.getLastFocused({ windowTypes: ["normal"] } as object);
  return window.id!;
}

/** Opens the side panel by its command, and by a press on the icon if that has no popup. */
export function openPanelByPress(): void {
  browser.commands.onCommand.addListener((name, tab) => {
    if (name === "openPanel") void openPanel(tab?.windowId);
  });
  browser.action.onClicked.addListener(({ windowId }) => void openPanel(windowId));
}

/** Calls back when the person comes to the side panel. Never in the popup, which opens anew each time. */
export function onPanelSeen(seen: () => void): void {
  if (!isPanel()) return;
  addEventListener("focus", seen);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) seen();
  });
}

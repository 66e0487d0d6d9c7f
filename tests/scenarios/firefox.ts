import { expect } from "@playwright/test";
import type { Page } from "puppeteer-core";
import { FIREFOX_ID, type Firefox, firefoxPage } from "../../scripts/firefox.ts";
import type { Means } from "./driver.ts";
import { type View, createView } from "./view.ts";

/** A page of Puppeteer's. */
function viewOf(page: Page): View {
  const view = createView({
    evaluate: (expression) => page.evaluate(expression) as Promise<any>,
    async click(role, name) {
      await page.bringToFront();
      await page.locator(`::-p-aria([name=${JSON.stringify(name)}][role="${role}"])`).click();
    },
    type: (text) => page.keyboard.type(text),
    key: (name) => page.keyboard.press(name as "Enter"),
    front: () => page.bringToFront(),
    reload: async () => {
      // Puppeteer is not told when an extension's page is there again.
      await page.evaluate("window.isOld = true, location.reload()");
      await expect.poll(() => page.evaluate("!window.isOld").catch(() => false)).toBe(true);
    },
    close: () => page.close(),
  });
  return view;
}

/** What the browser itself knows of the extension. */
const extension = `WebExtensionPolicy.getByID(${JSON.stringify(FIREFOX_ID)}).extension`;

/** The browser's own question about a permission, answered with yes. */
const sayYes = `(() => {
  const { document, PopupNotifications } = Services.wm.getMostRecentWindow("navigator:browser");
  const question = document.getElementById("addon-webext-permissions-notification");
  if (PopupNotifications.panel.state !== "open" || !question || question.hidden) return false;
  question.button.click();
  return true;
})()`;

/** Firefox with the extension just installed in it. */
export async function inFirefox({ chrome, open, pageAt }: Firefox): Promise<Means> {
  const settings = viewOf(await pageAt((address) => address === firefoxPage("options")));
  const state = () => chrome<string>(`${extension}.backgroundState`);
  const answerYes = () => expect.poll(() => chrome<boolean>(sayYes)).toBe(true);
  return {
    browser: "Firefox",
    room: 2,
    windowClass: "firefox",
    settings,
    open: async (name) => viewOf(await open(name)),
    aworksWindow: async () => viewOf(await pageAt((address) => address.includes("/accounts/authorize"))),
    async stopBackground() {
      await chrome(`${extension}.terminateBackground({ disableResetIdleForTest: true })`);
      await expect.poll(state).toBe("stopped");
    },
    async letSleepAfter(duration) {
      await chrome(`Services.prefs.setIntPref("extensions.background.idle.timeout", ${duration})`);
    },
    isBackgroundAwake: async () => (await state()) !== "stopped",
    async revokeAccess() {
      await settings.evaluate("chrome.permissions.remove({ origins: ['http://127.0.0.1/*'] })");
    },
    async allowAccess(popup) {
      await popup.press("Allow access to awork");
      await answerYes();
    },
    answerYes,
  };
}

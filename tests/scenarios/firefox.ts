import { expect } from "@playwright/test";
import type { Page } from "puppeteer-core";
import { FIREFOX_ID, FIREFOX_ORIGIN, type Firefox, firefoxPage } from "../../scripts/firefox.ts";
import { until } from "../../scripts/wait.ts";
import type { Means } from "./driver.ts";
import { createMenu } from "./firefox-menu.ts";
import type { Seat } from "./seat.ts";
import { type View, createView, noting, textsIn } from "./view.ts";

/** A page of Puppeteer's. */
function viewOf(page: Page): View {
  return createView({
    evaluate: (expression) => page.evaluate(expression) as Promise<any>,
    async click(role, name) {
      await page.bringToFront();
      const wanted = page.locator(`::-p-aria([name=${JSON.stringify(name)}][role="${role}"])`);
      // Puppeteer takes what is behind the popup's footer for seen, and would press the footer.
      const found = await wanted.waitHandle();
      await found.evaluate((element) => element.scrollIntoView({ block: "center" }));
      await wanted.click();
    },
    type: (text) => page.keyboard.type(text),
    async key(name) {
      const keys = name.split("+") as "Enter"[];
      const last = keys.pop()!;
      for (const each of keys) await page.keyboard.down(each);
      await page.keyboard.press(last);
      for (const each of keys) await page.keyboard.up(each);
    },
    front: () => page.bringToFront(),
    close: () => page.close(),
  });
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

/** The same with no. */
const sayNo = sayYes.replace("question.button", "question.secondaryButton");

/** For pages at awork's own hosts that are on this computer, with a certificate that nobody trusts. */
const webAppAt = (host: string) => `(() => {
  Services.prefs.setStringPref("network.dns.localDomains", ${JSON.stringify(host)});
  Cc["@mozilla.org/security/certoverride;1"].getService(Ci.nsICertOverrideService)
    .setDisableAllSecurityChecksAndLetAttackersInterceptMyData(true);
})()`;

/** The middle of the text of the notification, which Firefox draws in a window of its own, once it is all there. */
const notificationAt = `(() => {
  const alert = Services.wm.getMostRecentWindow("alert:alert");
  const text = alert?.document.getElementById("alertTextLabel");
  const { width = 0, height = 0 } = text?.getBoundingClientRect() ?? {};
  return width && height ? [text.screenX + width / 2, text.screenY + height / 2] : null;
})()`;

/** How many tabs with pages of the extension are open in all windows. */
export const countTabs = `[...Services.wm.getEnumerator("navigator:browser")]
  .flatMap(({ gBrowser }) => [...gBrowser.tabs])
  .filter(({ linkedBrowser }) => linkedBrowser.currentURI.spec.startsWith(${JSON.stringify(FIREFOX_ORIGIN)}))
  .length`;

/** Closes a tab with the settings, and tells whether there was one. */
const closeSettings = `(() => {
  const { gBrowser } = Services.wm.getMostRecentWindow("navigator:browser");
  const tab = gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === ${JSON.stringify(firefoxPage("options"))});
  if (tab) gBrowser.removeTab(tab);
  return tab !== undefined;
})()`;

/**
 * The settings, which open by themselves after an installation: Puppeteer isn't always told of a tab that begins at an
 * extension's page, so they are opened anew in one that it knows.
 */
async function settingsAfterInstallation({ chrome, open }: Firefox): Promise<Page> {
  await until("the settings opened by themselves", () => chrome<boolean>(closeSettings));
  return open("options");
}

/**
 * Firefox with the extension in it; without a seat its menus can't be opened. `page`: its settings, unless it was just
 * installed and opens them by itself.
 */
export async function inFirefox(firefox: Firefox, seat: Seat | null = null, page?: Page): Promise<Means> {
  const { browser, chrome, open, pageAt } = firefox;
  const settings = viewOf(page ?? (await settingsAfterInstallation(firefox)));
  const state = () => chrome<string>(`${extension}.backgroundState`);
  const answerYes = () => expect.poll(() => chrome<boolean>(sayYes)).toBe(true);
  return {
    browser: "Firefox",
    room: 2,
    windowClass: "firefox",
    settings,
    open: async (name) => viewOf(await open(name)),
    async openWebApp(address) {
      await chrome(webAppAt(new URL(address).hostname));
      const page = await browser.newPage();
      await page.goto(address);
      return viewOf(page);
    },
    async textsWhileOpening(selector) {
      await settings.front();
      // Puppeteer's own way into a new page does not reach an extension's; and in a page that is hidden by then only
      // messages come at once.
      await settings.evaluate(`(() => {
        const popup = window.open("/popup.html");
        const { port1, port2 } = new MessageChannel();
        const look = () => port2.postMessage(null);
        port1.onmessage = () => {
          if (!popup.location.href.endsWith("popup.html") || !popup.document.documentElement) return look();
          ${noting(selector, "popup")};
        };
        look();
      })()`);
      return textsIn(settings);
    },
    aworksWindow: async () => viewOf(await pageAt((address) => address.includes("/accounts/authorize"))),
    async stopBackground() {
      // What the browser does after 30 idle seconds, without looking what is still under way.
      await chrome(`${extension}.terminateBackground({ disableResetIdleForTest: true })`);
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
    answerNo: () => expect.poll(() => chrome<boolean>(sayNo)).toBe(true),
    setOffline: async (isOffline) => void (await chrome(`void (Services.io.offline = ${isOffline})`)),
    zoom: async (factor) => {
      await chrome(`Services.prefs.setStringPref("layout.css.devPixelsPerPx", "${factor}")`);
    },
    notificationAt: () => chrome(notificationAt),
    contextMenu: seat && createMenu(seat, firefox, settings),
  };
}

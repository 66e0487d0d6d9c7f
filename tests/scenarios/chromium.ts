import type { Page } from "@playwright/test";
import { openPage, pageOf } from "../../scripts/connection.ts";
import { configure } from "../e2e/configure.ts";
import { type Desk, aworksWindow } from "../e2e/desk.ts";
import type { Means } from "./driver.ts";
import { createMenu } from "./chromium-menu.ts";
import { createPrompt } from "./chromium-prompt.ts";
import type { Seat } from "./seat.ts";
import { type View, createView, noting, textsIn } from "./view.ts";

/** For pages at awork's own hosts that are on this computer, with a certificate that nobody trusts. */
export const WEB_APP_SWITCHES = [
  "--host-resolver-rules=MAP *.awork.com 127.0.0.1",
  "--ignore-certificate-errors",
];

/** A page of Playwright's. */
const viewOf = (page: Page): View =>
  createView({
    evaluate: (expression) => page.evaluate(expression) as Promise<any>,
    click: (role, name) => page.getByRole(role as "button", { name, exact: true }).click(),
    type: (text) => page.keyboard.type(text),
    key: (name) => page.keyboard.press(name),
    front: () => page.bringToFront(),
    close: () => page.close(),
  });

/** Chromium, by way of its desk; without a seat its own questions can't be pressed. */
export function inChromium(desk: Desk, seat: Seat | null = null): Means {
  const { browser, context, watch } = desk;
  const settings = viewOf(watch);
  const prompt = seat && createPrompt(seat);

  return {
    browser: "Chromium",
    room: 4,
    windowClass: "chromium",
    settings,
    async openWebApp(address) {
      const page = await context.newPage();
      await page.goto(address);
      return viewOf(page);
    },
    open: async (page) => viewOf(page === "popup" ? await desk.openPopup() : await openPage(browser, page)),
    async textsWhileOpening(selector) {
      const page = await context.newPage();
      await page.addInitScript(noting(selector));
      await page.goto(pageOf(browser, "popup"));
      return textsIn(viewOf(page));
    },
    aworksWindow: async () => viewOf(await aworksWindow(context)),
    stopBackground: desk.killWorker,
    letSleepAfter: null,
    isBackgroundAwake: async () =>
      (await settings.evaluate<number>(
        "chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] }).then((all) => all.length)",
      )) > 0,
    revokeAccess: () => configure(browser, { hostAccess: "ON_CLICK" }),
    allowAccess: () => configure(browser, { hostAccess: "ON_ALL_SITES" }),
    answerYes: prompt && prompt.answerYes,
    answerNo: prompt && prompt.answerNo,
    setOffline: null,
    zoom: null,
    notificationAt: null,
    contextMenu: seat && createMenu(seat, settings),
  };
}

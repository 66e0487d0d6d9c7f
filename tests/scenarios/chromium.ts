import type { Page } from "@playwright/test";
import { openPage, pageOf } from "../../scripts/connection.ts";
import { configure } from "../e2e/configure.ts";
import { type Desk, aworksWindow } from "../e2e/desk.ts";
import type { Means } from "./driver.ts";
import { type View, createView, noting, textsIn } from "./view.ts";

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

/** Chromium, by way of its desk. */
export function inChromium(desk: Desk): Means {
  const { browser, context, watch } = desk;
  const settings = viewOf(watch);
  return {
    browser: "Chromium",
    room: 4,
    windowClass: "chromium",
    settings,
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
    answerYes: null,
    setOffline: null,
    zoom: null,
    notificationAt: null,
  };
}

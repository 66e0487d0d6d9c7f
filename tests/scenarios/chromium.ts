import { type Page, expect } from "@playwright/test";
import { openPage, pageOf } from "../../scripts/connection.ts";
import { configure } from "../e2e/configure.ts";
import { type Desk, aworksWindow } from "../e2e/desk.ts";
import { boxOf } from "../e2e/frame.ts";
import type { Means } from "./driver.ts";
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

/** The colour of "Allow" in the browser's own questions. */
const ALLOW = 0xd3e3fd;

/** Chromium, by way of its desk; without a seat its own questions can't be pressed. */
export function inChromium(desk: Desk, seat: Seat | null = null): Means {
  const { browser, context, watch } = desk;
  const settings = viewOf(watch);
  /** The browser's own question dims the page behind it. The place is beside what the settings show. */
  const isAsked = async () => ((await seat!.frame()).at(1000, 700) & 0xff) < 0xc0;

  /** Just after it has opened the question takes no press, so that nobody answers it by accident. */
  async function pressUntilAnswered(press: () => Promise<unknown>): Promise<void> {
    const again = async () => {
      if (await isAsked()) await press();
      await expect.poll(isAsked, { timeout: 1_000, intervals: [50] }).toBe(false);
    };
    await expect(again).toPass({ timeout: 20_000 });
  }

  async function answerYes(): Promise<void> {
    const { hand, frame } = seat!;
    // Under the mouse it has another colour.
    await hand("mousemove", "0", "0");
    // Nothing else has this colour while the question is there.
    const find = async () => ((await isAsked()) ? boxOf(await frame(), ALLOW, 800) : null);
    await expect.poll(find).not.toBeNull();
    const { left, right, top, bottom } = (await find())!;
    await hand("mousemove", `${Math.round((left + right) / 2)}`, `${Math.round((top + bottom) / 2)}`);
    await pressUntilAnswered(() => hand("click", "1"));
  }

  async function answerNo(): Promise<void> {
    await expect.poll(isAsked).toBe(true);
    await seat!.focus("chromium");
    // "Deny" has the focus.
    await pressUntilAnswered(() => seat!.press("Return"));
  }

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
    answerYes: seat && answerYes,
    answerNo: seat && answerNo,
    setOffline: null,
    zoom: null,
    notificationAt: null,
  };
}

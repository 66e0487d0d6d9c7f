import type { Page } from "@playwright/test";
import { type Browser, tidy } from "../../scripts/chromium.ts";
import { lookout, openPage } from "../../scripts/connection.ts";
import { createKiller } from "../faults/worker.ts";
import { forget } from "./ask.ts";

/** The size that Playwright gives a page. */
const USUAL = { width: 1280, height: 720 };

/**
 * Makes an installed extension as it is when nobody has used it yet, with one page left, from which one can look on: to
 * install it again takes half of what a test takes (measured). It keeps nothing, and no worker is left that knew of it.
 */
export async function renew(browser: Browser): Promise<void> {
  const isOurs = (page: Page) => new URL(page.url()).host === browser.extensionId;
  const page = browser.context.pages().find(isOurs) ?? (await openPage(browser, "options"));
  await tidy(browser.context, (each) => each === page);
  await page.emulateMedia({ colorScheme: null });
  // A window on a screen has its own size.
  if (page.viewportSize()) await page.setViewportSize(USUAL);
  if (page.url() !== lookout(browser)) await page.goto(lookout(browser));
  const session = await browser.context.newCDPSession(page);
  const { silence } = await createKiller(session);
  // What it was just doing ends with it.
  await silence();
  await forget(page);
  await page.evaluate("chrome.alarms.clearAll()");
  await silence();
  await session.detach();
}

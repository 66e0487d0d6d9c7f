import type { Page } from "@playwright/test";
import type { Browser } from "./chromium.ts";
import { Trouble } from "./main.ts";

const SECOND = 1000;

/** The URL of one of the extension's pages. */
export const pageOf = ({ extensionId }: Browser, name: string) =>
  `chrome-extension://${extensionId}/${name}.html`;

/**
 * An extension URL without a visible page: scripts run there have the extension's permissions at little cost.
 */
export const lookout = ({ extensionId }: Pick<Browser, "extensionId">) =>
  `chrome-extension://${extensionId}/manifest.json`;

/**
 * Opens one of the extension's pages in its own tab. After installation the extension opens its settings in
 * an empty tab if there is one, which may be ours; in that case another tab is used.
 */
export async function openPage(browser: Browser, name: string): Promise<Page> {
  const page = await browser.context.newPage();
  const address = pageOf(browser, name);
  try {
    await page.goto(address);
  } catch (failure) {
    const other = /interrupted by another navigation to "([^"]+)"/.exec(String(failure))?.[1];
    if (other === undefined) throw failure;
    if (other !== address) return openPage(browser, name);
    await page.waitForURL(address);
  }
  return page;
}

/**
 * Connects with an access token through the settings page, which must be in English. Resolves to that page.
 * Throws `Trouble` with the page's errors if it doesn't connect within 15 s.
 */
export async function connect(browser: Browser, token: string): Promise<Page> {
  const page = await openPage(browser, "options");
  await page.getByText("Use an access token instead").click();
  await page.getByLabel("Access token").fill(token);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  try {
    await page.getByText("Connected as").waitFor({ timeout: 15 * SECOND });
  } catch (cause) {
    const complaints = await page.getByRole("alert").allInnerTexts();
    throw new Trouble(`The settings page did not connect. It says: ${complaints.join(" ") || "nothing"}`, {
      cause,
    });
  }
  return page;
}

import type { Page } from "@playwright/test";
import type { Browser } from "./chromium.ts";
import { Trouble } from "./main.ts";

const SECOND = 1000;

/** The address of one of the extension's own pages. */
export const pageOf = ({ extensionId }: Browser, name: string) =>
  `chrome-extension://${extensionId}/${name}.html`;

/** An address of the extension's that shows nothing: who looks on from there has its rights, and costs little. */
export const lookout = ({ extensionId }: Browser) => `chrome-extension://${extensionId}/manifest.json`;

/**
 * Opens one of the extension's own pages in a tab of its own. After installation an extension opens its settings by
 * itself, in an empty tab if there is one: ours, at times. Then another is taken.
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

/** Connects with an access token, as a person does. The extension has to speak English. Resolves to the settings page. */
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

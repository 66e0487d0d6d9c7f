import { launch } from "../../scripts/chromium.ts";
import { openPage } from "../../scripts/connection.ts";
import { expect, test } from "./fixtures.ts";

test("the build for the store starts: worker, popup and settings, in German too", async ({
  chromiumPath,
}) => {
  const extension = ".output/chrome-mv3";
  const browser = await launch({ executablePath: chromiumPath, extension, headless: true, locale: "de" });
  const errors: string[] = [];
  browser.context.on("weberror", (error) => errors.push(String(error.error())));
  const page = await openPage(browser, "popup");
  await expect(page.getByRole("heading", { name: "Nicht verbunden" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Mit awork anmelden" })).toBeFocused();
  expect(await page.evaluate("document.documentElement.lang")).toBe("de");
  expect(await page.evaluate("chrome.action.getTitle({})")).toMatch(/nicht verbunden/);
  expect(errors).toEqual([]);
  await browser.close();
});

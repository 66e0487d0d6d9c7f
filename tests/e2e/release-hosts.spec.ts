import { launch } from "../../scripts/chromium.ts";
import { openPage } from "../../scripts/connection.ts";
import { createPrompt } from "../scenarios/chromium-prompt.ts";
import { type Seat, withSeat } from "../scenarios/seat.ts";
import { expect, test as base } from "./fixtures.ts";

const API = "https://api.awork.com/*";
const APP = "https://app.awork.com/*";

const test = base.extend<object, { seat: Seat | null }>({
  seat: [async ({}, use) => withSeat(use), { scope: "worker", timeout: 120_000 }],
});

test("in the build for the store awork's API stays allowed when a host of the web app is given back", async ({
  chromiumPath,
  seat,
}) => {
  test.skip(!seat, "the browser's own question is answered on Linux, where Xvfb and xdotool are");
  const browser = await launch({
    executablePath: chromiumPath,
    extension: ".output/chrome-mv3",
    headless: false,
    display: seat!.display,
    locale: "en-US",
  });
  const page = await openPage(browser, "options");
  await page.bringToFront();
  const origins = () =>
    page.evaluate<string[]>("chrome.permissions.getAll().then(({ origins }) => origins.toSorted())");
  expect(await origins()).toEqual([API]);
  const asked = page.evaluate(`chrome.permissions.request({ origins: ["${APP}"] })`);
  await createPrompt(seat!).answerYes();
  expect(await asked).toBe(true);
  expect(await origins()).toEqual([API, APP]);
  expect(await page.evaluate(`chrome.permissions.remove({ origins: ["${APP}"] })`)).toBe(true);
  expect(await origins()).toEqual([API]);
  await browser.close();
});

import { buildExtension } from "../../scripts/extension.ts";
import { findFirefox } from "../../scripts/find-firefox.ts";
import { FIREFOX_ID, type Firefox, launchFirefox } from "../../scripts/firefox.ts";
import { test as base } from "../e2e/fixtures.ts";
import { startFakeAwork } from "../fake-awork/server.ts";
import { inChromium } from "./chromium.ts";
import { type Driver, createDriver } from "./driver.ts";
import { inFirefox } from "./firefox.ts";

/** A test at a browser; which one, it need not know. */
export const chromiumTest = base.extend<{ driver: Driver }>({
  driver: async ({ desk, awork }, use) => use(createDriver(inChromium(desk), awork)),
});

export type ScenarioTest = typeof chromiumTest;

type FirefoxScopes = { firefoxPath: string; firefox: Firefox };

/** The same in Firefox: it stays open for all tests of a worker, and each has the extension installed anew. */
export const firefoxTest = chromiumTest.extend<object, FirefoxScopes>({
  server: [
    async ({}, use, { workerIndex }) => {
      const awork = await startFakeAwork();
      const outDir = `.output/firefox-${workerIndex}`;
      const extension = await buildExtension({ origin: awork.origin, outDir, browser: "firefox" });
      await use({ awork, extension });
      await awork.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  firefoxPath: [async ({}, use) => use(await findFirefox()), { scope: "worker", timeout: 120_000 }],
  firefox: [
    async ({ firefoxPath }, use) => {
      const firefox = await launchFirefox({ executablePath: firefoxPath, headless: true, locale: "en-US" });
      await use(firefox);
      await firefox.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  driver: async ({ firefox, server: { extension }, awork }, use) => {
    await firefox.browser.installExtension(extension);
    await use(createDriver(await inFirefox(firefox), awork));
    await firefox.browser.uninstallExtension(FIREFOX_ID);
  },
}) as unknown as ScenarioTest;

import { test as base } from "@playwright/test";
import { findBrowser } from "../../scripts/browser.ts";
import { type Browser, type LaunchOptions, launch } from "../../scripts/chromium.ts";
import { buildExtension } from "../../scripts/extension.ts";
import { type FakeAwork, startFakeAwork } from "../fake-awork/server.ts";
import { type Desk, createDesk } from "./desk.ts";

type Scopes = {
  /** How the browser is opened; a test file can `use` another. */
  options: Partial<LaunchOptions>;
  browserWithTimer: Browser;
  /** A desk with a browser on it: what a person can look at and press. */
  desk: Desk;
};

type WorkerScopes = {
  chromiumPath: string;
  /** One awork for all tests of a worker, and the extension built for its address. */
  server: { awork: FakeAwork; extension: string };
};

export const test = base.extend<Scopes & { awork: FakeAwork }, WorkerScopes>({
  chromiumPath: [async ({}, use) => use(await findBrowser()), { scope: "worker" }],
  server: [
    async ({}, use, { workerIndex }) => {
      const awork = await startFakeAwork();
      const extension = await buildExtension({ origin: awork.origin, outDir: `.output/e2e-${workerIndex}` });
      await use({ awork, extension });
      await awork.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  awork: async ({ server: { awork } }, use) => {
    awork.script.clear();
    awork.clock.reset();
    awork.books.clear();
    awork.books.openBreakDuration = "zero";
    awork.journal.clear();
    awork.signIn.reset();
    await use(awork);
  },
  options: [{}, { option: true }],
  browserWithTimer: async ({ chromiumPath, server, awork: _reset, options }, use) => {
    const settings = {
      executablePath: chromiumPath,
      extension: server.extension,
      headless: true,
      locale: "en-US",
    };
    const browser = await launch({ ...settings, ...options });
    await use(browser);
    await browser.close();
  },
  desk: async ({ browserWithTimer, awork }, use) => use(await createDesk(browserWithTimer, awork)),
});

export { expect } from "@playwright/test";

import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { findBrowser } from "../../scripts/browser.ts";
import { type Browser, type LaunchOptions, type OpenOptions, launch } from "../../scripts/chromium.ts";
import { lookout, pageOf } from "../../scripts/connection.ts";
import { type FakeAwork, startFakeAwork } from "../fake-awork/server.ts";
import { builtFor } from "./built.ts";
import { type Desk, createDesk } from "./desk.ts";
import { type Installed, createInstalled } from "./installed.ts";
import { renew } from "./renew.ts";

type Scopes = {
  /** How the browser is opened; a test file can `use` another. */
  options: Partial<OpenOptions>;
  /**
   * Where who sits at the desk looks on from: a page that shows nothing, or the settings of an extension that is as if
   * nobody had used it yet; or the settings that opened when it was installed for this test alone.
   */
  from: "lookout" | "settings" | "new";
  /** Opens a browser with the extension. */
  open: (more?: Partial<LaunchOptions>) => Promise<Browser>;
  browserWithTimer: Browser;
  /** A browser that can be closed and started again, as at the end of a day. */
  profile: {
    start(): Promise<Browser>;
    /** Every file that it left on the disk, by name, byte by byte. */
    files(): Promise<Map<string, string>>;
  };
  /** A desk with a browser on it: what a person can look at and press. */
  desk: Desk;
};

type WorkerScopes = {
  chromiumPath: string;
  /** The extension in a browser that goes on from test to test. */
  installed: Installed;
  /** One awork for all tests of a worker, and the extension built for its address. */
  server: { awork: FakeAwork; extension: string };
};

const usual = (executablePath: string) => ({
  executablePath,
  headless: true,
  locale: "en-US",
  // To draw pages as a graphics card does costs a tenth more where there is none (measured).
  args: ["--disable-gpu-compositing"],
});

export const test = base.extend<Scopes & { awork: FakeAwork }, WorkerScopes>({
  chromiumPath: [async ({}, use) => use(await findBrowser()), { scope: "worker" }],
  installed: [
    async ({ server: { extension } }, use) => {
      const installed = createInstalled(extension);
      await use(installed);
      await installed.close();
    },
    { scope: "worker" },
  ],
  server: [
    async ({}, use, { workerIndex }) => {
      const awork = await startFakeAwork();
      const extension = await builtFor(awork.origin, "chrome", workerIndex);
      await use({ awork, extension });
      await awork.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  awork: async ({ server: { awork } }, use) => {
    awork.script.reset();
    awork.clock.reset();
    awork.books.clear();
    awork.books.openBreakDuration = "zero";
    awork.journal.clear();
    awork.signIn.reset();
    await use(awork);
  },
  options: [{}, { option: true }],
  from: ["lookout", { option: true }],
  open: async ({ chromiumPath, server, installed, awork: _reset, options }, use) => {
    const opened: Browser[] = [];
    // At a screen the keys would go to either of two browsers.
    if (options.display) await installed.close();
    const { extension } = server;
    await use(async (more) => {
      const browser = await launch({ ...usual(chromiumPath), extension, ...options, ...more });
      opened.push(browser);
      return browser;
    });
    for (const browser of opened) await browser.close();
  },
  browserWithTimer: async ({ chromiumPath, options, from, installed, awork: _reset }, use) => {
    const wanted = { ...usual(chromiumPath), ...options };
    const browser = await (from === "new" ? installed.anew(wanted) : installed.used(wanted));
    await use(browser);
    await (from === "new" ? installed.drop() : renew(browser));
  },
  profile: async ({ open }, use) => {
    const userDataDir = await mkdtemp(join(tmpdir(), "awork-timer-profile-"));
    await use({
      start: () => open({ userDataDir }),
      async files() {
        const all = await readdir(userDataDir, { recursive: true, withFileTypes: true });
        const paths = all
          .filter((file) => file.isFile())
          .map(({ parentPath, name }) => join(parentPath, name));
        return new Map(
          await Promise.all(
            paths.map(async (path) => [path, (await readFile(path)).toString("latin1")] as const),
          ),
        );
      },
    });
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 10 });
  },
  desk: async ({ browserWithTimer, awork, from }, use, info) => {
    const page = browserWithTimer.context.pages().find((each) => each.url() === lookout(browserWithTimer));
    if (from === "settings") await page?.goto(pageOf(browserWithTimer, "options"));
    const desk = await createDesk(browserWithTimer, awork, page);
    const accidents: string[] = [];
    browserWithTimer.context.on("weberror", (error) => accidents.push(String(error.error())));
    await use(desk);
    if (info.status !== info.expectedStatus)
      console.log(`${info.title}: what was there\n${await desk.account()}`);
    expect(accidents).toEqual([]);
  },
});

export { expect };

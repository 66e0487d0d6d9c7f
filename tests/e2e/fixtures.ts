import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { findBrowser } from "../../scripts/browser.ts";
import { type Browser, type Host, type LaunchOptions, host, launch } from "../../scripts/chromium.ts";
import { type FakeAwork, startFakeAwork } from "../fake-awork/server.ts";
import { pageOf } from "../../scripts/connection.ts";
import { builtFor } from "./built.ts";
import { type Desk, createDesk, settingsIn } from "./desk.ts";
import { lookout, renew } from "./renew.ts";

type Scopes = {
  /** How the browser is opened; a test file can `use` another. */
  options: Partial<LaunchOptions>;
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
  /** A browser that goes on from test to test. */
  shared: () => Promise<Host>;
  /** The extension in it: as if nobody had used it yet, or installed anew. */
  installed: { used(): Promise<Browser>; anew(): Promise<Browser>; drop(): Promise<void> };
  /** One awork for all tests of a worker, and the extension built for its address. */
  server: { awork: FakeAwork; extension: string };
};

/** To draw pages as a graphics card does costs a tenth more where there is none (measured). */
const FRUGAL = ["--disable-gpu-compositing"];

export const test = base.extend<Scopes & { awork: FakeAwork }, WorkerScopes>({
  chromiumPath: [async ({}, use) => use(await findBrowser()), { scope: "worker" }],
  shared: [
    async ({ chromiumPath: executablePath }, use) => {
      let opened: Promise<Host> | undefined;
      const options = { executablePath, headless: true, locale: "en-US", args: FRUGAL };
      await use(() => (opened ??= host(options)));
      await (await opened)?.close();
    },
    { scope: "worker" },
  ],
  installed: [
    async ({ shared, server: { extension } }, use) => {
      let browser: Browser | undefined;
      await use({
        async used() {
          if (browser) return browser;
          const fresh = await this.anew();
          await (await settingsIn(fresh)).goto(lookout(fresh));
          return fresh;
        },
        async anew() {
          await this.drop();
          return (browser = await (await shared()).install(extension));
        },
        async drop() {
          await browser?.close();
          browser = undefined;
        },
      });
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
  open: async ({ chromiumPath, server, awork: _reset, options }, use) => {
    const opened: Browser[] = [];
    const usual = {
      executablePath: chromiumPath,
      extension: server.extension,
      headless: true,
      locale: "en-US",
      args: FRUGAL,
    };
    await use(async (more) => {
      const browser = await launch({ ...usual, ...options, ...more });
      opened.push(browser);
      return browser;
    });
    for (const browser of opened) await browser.close();
  },
  browserWithTimer: async ({ open, options, from, installed, awork: _reset }, use) => {
    if (Object.keys(options).length > 0) return use(await open());
    const browser = await (from === "new" ? installed.anew() : installed.used());
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

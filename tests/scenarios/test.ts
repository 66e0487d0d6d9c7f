import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { run } from "../../scripts/child.ts";
import type { Browser } from "../../scripts/chromium.ts";
import { openPage } from "../../scripts/connection.ts";
import { findFirefox } from "../../scripts/find-firefox.ts";
import { FIREFOX_ID, type Firefox, launchFirefox } from "../../scripts/firefox.ts";
import { tool } from "../../scripts/tool.ts";
import { until } from "../../scripts/wait.ts";
import { builtFor } from "../e2e/built.ts";
import { createDesk } from "../e2e/desk.ts";
import { test as base } from "../e2e/fixtures.ts";
import { type RealPopup, withRealPopup } from "../e2e/real-popup.ts";
import { startFakeAwork } from "../fake-awork/server.ts";
import { WORKSPACE_HOST, type WebApp, startWebApp } from "../fake-awork/web-app.ts";
import { WEB_APP_SWITCHES, inChromium } from "./chromium.ts";
import { type ContextMenu, type Driver, createDriver } from "./driver.ts";
import { countTabs, inFirefox } from "./firefox.ts";
import { type Seat, withSeat } from "./seat.ts";

type Scopes = {
  /** A browser with the extension just installed, and all that can be seen and done there. */
  driver: Driver;
  /** A browser that can be closed and started again, as at the end of a day. */
  daily: { start(): Promise<Driver>; close(): Promise<void> };
  /** What the browser speaks. */
  language: string;
  /** The web app at awork's own hosts, one of which is the workspace's. */
  webApp: WebApp;
  /** Presses a real key on the screen, in the browser's window. */
  pressKey: (key: string) => Promise<void>;
  /** The popup as a person has it, worked with real keys and a real mouse. */
  realPopup: RealPopup;
  /** The context menus, worked with real keys and a real mouse. */
  menu: ContextMenu;
};

const NO_SEAT = "the screen and the hand for it are Linux's: Xvfb and xdotool";

/** A test at Chromium. */
export const chromiumTest = base.extend<Scopes, { seat: Seat | null }>({
  seat: [async ({}, use) => withSeat(use), { scope: "worker", timeout: 120_000 }],
  language: ["en-US", { option: true }],
  from: async ({}, use) => use("settings"),
  options: async ({ seat, language }, use) =>
    use({
      locale: language,
      args: WEB_APP_SWITCHES,
      ...(seat ? { headless: false, display: seat.display } : {}),
    }),
  driver: async ({ desk, seat, awork }, use) => use(createDriver(inChromium(desk, seat), awork)),
  webApp: async ({ awork }, use) => {
    const app = await startWebApp(awork);
    const { workspace } = awork.books;
    const { url } = workspace;
    workspace.url = app.at(WORKSPACE_HOST);
    await use(app);
    workspace.url = url;
    await app.close();
  },
  daily: async ({ profile, awork }, use) => {
    let browser: Browser | undefined;
    await use({
      async start() {
        const isFirst = browser === undefined;
        browser = await profile.start();
        if (!isFirst) await openPage(browser, "options");
        return createDriver(inChromium(await createDesk(browser, awork)), awork);
      },
      close: async () => browser!.close(),
    });
  },
  pressKey: async ({ seat, driver }, use) => {
    chromiumTest.skip(!seat, NO_SEAT);
    await driver.settings.front();
    await seat!.focus(driver.windowClass);
    await use(seat!.press);
  },
  realPopup: async ({ seat, driver: { settings, windowClass } }, use) => {
    chromiumTest.skip(!seat, NO_SEAT);
    await withRealPopup(use, seat!, windowClass, settings);
  },
  menu: async ({ driver: { contextMenu } }, use) => {
    chromiumTest.skip(!contextMenu, NO_SEAT);
    await use(contextMenu!);
    await contextMenu!.close();
  },
});

/** A test at a browser: which one, it need not know. */
export type ScenarioTest = typeof chromiumTest;

/** The same at Firefox: it stays open for all tests of a worker, and each has the extension installed anew. */
export const firefoxTest = chromiumTest.extend<
  object,
  {
    firefoxPath: string;
    openFirefox: (language: string, userDataDir?: string) => Promise<Firefox>;
    firefox: Firefox;
    /** The extension's package. To make it takes time of its own, which is none of a test's. */
    archive: string;
  }
>({
  server: [
    async ({}, use, { workerIndex }) => {
      const awork = await startFakeAwork();
      const extension = await builtFor(awork.origin, "firefox", workerIndex);
      await use({ awork, extension });
      await awork.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  firefoxPath: [async ({}, use) => use(await findFirefox()), { scope: "worker", timeout: 120_000 }],
  openFirefox: [
    async ({ firefoxPath, seat }, use) => {
      const seated = seat ? { headless: false, display: seat.display } : { headless: true };
      await use((locale, userDataDir) =>
        launchFirefox({
          executablePath: firefoxPath,
          locale,
          ...seated,
          ...(userDataDir === undefined ? {} : { userDataDir }),
        }),
      );
    },
    { scope: "worker" },
  ],
  firefox: [
    async ({ openFirefox }, use) => {
      const firefox = await openFirefox("en-US");
      await use(firefox);
      await firefox.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  driver: async ({ firefox, openFirefox, server: { extension }, seat, awork, language }, use) => {
    const usual = language === "en-US" ? firefox : null;
    const open = usual ?? (await openFirefox(language));
    await open.install(extension);
    await use(createDriver(await inFirefox(open, seat), awork));
    await open.browser.uninstallExtension(FIREFOX_ID);
    // It takes its tabs along, after a moment, and not their windows.
    await until("its tabs are gone", async () => (await open.chrome(countTabs)) === 0);
    await open.chrome(
      `[...Services.wm.getEnumerator("navigator:browser")].filter((each) => each !== window).forEach((each) => each.close())`,
    );
    for (const changed of ["extensions.background.idle.timeout", "layout.css.devPixelsPerPx"])
      await open.chrome(`Services.prefs.clearUserPref("${changed}")`);
    await open.chrome("void (Services.io.offline = false)");
    if (!usual) await open.close();
  },
  archive: [
    async ({ server: { extension } }, use) => {
      const folder = await mkdtemp(join(tmpdir(), "awork-timer-archive-"));
      const archive = join(folder, "extension.xpi");
      await pack(extension, archive);
      await use(archive);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  daily: async ({ openFirefox, archive, seat, awork }, use) => {
    const userDataDir = await mkdtemp(join(tmpdir(), "awork-timer-profile-"));
    let firefox: Firefox | undefined;
    await use({
      async start() {
        const isFirst = firefox === undefined;
        firefox = await openFirefox("en-US", userDataDir);
        if (!isFirst)
          return createDriver(await inFirefox(firefox, seat, await firefox.open("options")), awork);
        const isTaken = await firefox.install(archive, true).then(
          () => true,
          (failure) => {
            if (!String(failure).includes("SIGNEDSTATE_REQUIRED")) throw failure;
            return false;
          },
        );
        firefoxTest.skip(!isTaken, "this Firefox keeps only what Mozilla has signed");
        return createDriver(await inFirefox(firefox, seat), awork);
      },
      close: async () => firefox!.close(),
    });
    await firefox?.close();
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 10 });
  },
}) as unknown as ScenarioTest;

/** Packs a built extension, as Firefox wants what it is to keep. */
async function pack(folder: string, archive: string): Promise<void> {
  const places = [
    "--source-dir",
    folder,
    "--artifacts-dir",
    dirname(archive),
    "--filename",
    basename(archive),
  ];
  const { status, output } = await run(...tool("web-ext", "build", ...places));
  if (status !== 0) throw new Error(output);
}

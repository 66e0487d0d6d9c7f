import { buildExtension } from "../../scripts/extension.ts";
import { findFirefox } from "../../scripts/find-firefox.ts";
import { FIREFOX_ID, type Firefox, launchFirefox } from "../../scripts/firefox.ts";
import { test as base } from "../e2e/fixtures.ts";
import { startFakeAwork } from "../fake-awork/server.ts";
import { inChromium } from "./chromium.ts";
import { type Driver, createDriver } from "./driver.ts";
import { inFirefox } from "./firefox.ts";
import { type Seat, withSeat } from "./seat.ts";

type Scopes = {
  /** A browser with the extension just installed, and all that can be seen and done there. */
  driver: Driver;
  /** What the browser speaks. */
  language: string;
  /** A press of a real key in the browser's window. */
  pressKey: (key: string) => Promise<void>;
};

const NO_SEAT = "the screen and the hand for it are Linux's: Xvfb and xdotool";

/** A test at Chromium. */
export const chromiumTest = base.extend<Scopes, { seat: Seat | null }>({
  seat: [async ({}, use) => withSeat(use), { scope: "worker", timeout: 120_000 }],
  language: ["en-US", { option: true }],
  options: async ({ seat, language }, use) =>
    use({ locale: language, ...(seat ? { headless: false, display: seat.display } : {}) }),
  driver: async ({ desk, awork }, use) => use(createDriver(inChromium(desk), awork)),
  pressKey: async ({ seat, driver }, use) => {
    chromiumTest.skip(!seat, NO_SEAT);
    await use((key) => seat!.press(driver.windowClass, key));
  },
});

/** A test at a browser: which one, it need not know. */
export type ScenarioTest = typeof chromiumTest;

/** The same at Firefox: it stays open for all tests of a worker, and each has the extension installed anew. */
export const firefoxTest = chromiumTest.extend<
  object,
  { firefoxPath: string; openFirefox: (language: string) => Promise<Firefox>; firefox: Firefox }
>({
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
  openFirefox: [
    async ({ firefoxPath, seat }, use) => {
      const seated = seat ? { headless: false, display: seat.display } : { headless: true };
      await use((locale) => launchFirefox({ executablePath: firefoxPath, locale, ...seated }));
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
  driver: async ({ firefox, openFirefox, server: { extension }, awork, language }, use) => {
    const usual = language === "en-US" ? firefox : null;
    const open = usual ?? (await openFirefox(language));
    await open.browser.installExtension(extension);
    await use(createDriver(await inFirefox(open), awork));
    await open.browser.uninstallExtension(FIREFOX_ID);
    await open.chrome(`Services.prefs.clearUserPref("extensions.background.idle.timeout")`);
    if (!usual) await open.close();
  },
}) as unknown as ScenarioTest;

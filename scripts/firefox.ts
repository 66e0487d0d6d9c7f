import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type Page, launch } from "puppeteer-core";
import { until } from "./wait.ts";

/** The extension's id in its manifest. `PLACE` is the host of its pages, set to be the same in every profile. */
export const FIREFOX_ID = "timer-for-awork@awork-timer";
const PLACE = "6f1d3f0a-93b2-4c0e-8a52-4f7c2f1f5a11";

/** The origin of the extension's pages. */
export const FIREFOX_ORIGIN = `moz-extension://${PLACE}`;

/** The URL of one of the extension's pages. */
export const firefoxPage = (name: string) => `${FIREFOX_ORIGIN}/${name}.html`;

export interface FirefoxOptions {
  executablePath: string;
  headless: boolean;
  /** A profile to keep; without it, a temporary one is used. */
  userDataDir?: string;
  /** The X display to open on, such as `:99`. */
  display?: string;
  /** The language, such as `de`; it needs Firefox's language pack. */
  locale?: string;
}

export interface Firefox {
  browser: Browser;
  /**
   * Installs the extension until the browser closes, or permanently. `path`: the folder of the built
   * extension, or its package for a permanent installation. A permanent installation rejects if Firefox only
   * accepts extensions signed by Mozilla, as its releases do.
   */
  install(path: string, isForGood?: boolean): Promise<void>;
  /** Opens a page of the extension in a foreground tab. */
  open(name: string): Promise<Page>;
  /** Evaluates an expression with the browser's own privileges in its first window and awaits a promise. */
  chrome<T = unknown>(expression: string): Promise<T>;
  /**
   * Resolves to the page at an address once it exists. Puppeteer doesn't learn the URLs of extension pages,
   * so each page is asked.
   */
  pageAt(isIt: (address: string) => boolean): Promise<Page>;
  close(): Promise<void>;
}

/** Opens Firefox, without the extension. */
export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const { executablePath, headless, display, locale } = options;
  const things = new AsyncDisposableStack();
  try {
    const profile = options.userDataDir ?? (await mkdtemp(join(tmpdir(), "awork-timer-")));
    if (options.userDataDir === undefined)
      things.defer(() => rm(profile, { recursive: true, force: true, maxRetries: 10 }));
    const browser = await launch({
      browser: "firefox",
      executablePath,
      headless,
      userDataDir: profile,
      defaultViewport: null,
      // Firefox needs this to allow navigation to extension pages (measured in 153).
      args: ["--remote-allow-system-access"],
      extraPrefsFirefox: {
        "extensions.webextensions.uuids": JSON.stringify({ [FIREFOX_ID]: PLACE }),
        "extensions.webextensions.keepUuidOnUninstall": true,
        "xpinstall.signatures.required": false,
        // Uninstalling an extension closes its tabs.
        "browser.tabs.closeWindowWithLastTab": false,
        // Our virtual screen has no notification service, so Firefox must show notifications itself.
        ...(display === undefined ? {} : { "alerts.useSystemBackend": false }),
        ...(locale === undefined ? {} : { "intl.locale.requested": locale }),
      },
      env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }) },
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    things.defer(() => browser.close());
    // A remote-controlled Firefox pretends that its window has the focus; real key presses then never reach a
    // popup (measured).
    if (display !== undefined)
      await evaluateInChrome(browser, `Services.prefs.setBoolPref("focusmanager.testmode", false)`);
    return {
      browser,
      install: (path, isForGood = false) => install(browser, path, isForGood),
      open: (name) => openPage(browser, firefoxPage(name)),
      chrome: (expression) => evaluateInChrome(browser, expression),
      pageAt: (isIt) => pageAt(browser, isIt),
      close: () => things.disposeAsync(),
    };
  } catch (failure) {
    await things.disposeAsync();
    throw failure;
  }
}

async function install(browser: Browser, path: string, isForGood: boolean): Promise<void> {
  const { connection } = browser as unknown as Bidi;
  const extensionData = { type: isForGood ? "archivePath" : "path", path };
  await connection.send("webExtension.install", { extensionData, "moz:permanent": isForGood });
}

/** Puppeteer speaks WebDriver BiDi but has no API for Firefox's extensions of it. */
type Bidi = {
  connection: { send(method: string, params: object): Promise<{ result: any }> };
};

async function evaluateInChrome<T>(browser: Browser, expression: string): Promise<T> {
  const { connection } = browser as unknown as Bidi;
  const tree = await connection.send("browsingContext.getTree", { "moz:scope": "chrome", maxDepth: 0 });
  const { result } = await connection.send("script.evaluate", {
    expression: `(async () => JSON.stringify(await (${expression})) ?? "null")()`,
    target: { context: tree.result.contexts[0].context },
    awaitPromise: true,
  });
  if (result.type !== "success") throw new Error(`${expression}: ${result.exceptionDetails.text}`);
  return JSON.parse(result.result.value);
}

/**
 * Navigates an empty tab: if a tab starts at an extension page, Firefox doesn't report it when it loads early
 * (measured). Navigating with Puppeteer would wait forever for the load to end.
 */
async function openPage(browser: Browser, address: string): Promise<Page> {
  const { connection } = browser as unknown as Bidi;
  const before = await browser.pages();
  const { result: tab } = await connection.send("browsingContext.create", { type: "tab" });
  // Its navigation can go unreported if it begins before Puppeteer knows the tab.
  const isKnown = async () => (await browser.pages()).some((page) => !before.includes(page));
  await until(() => "the empty tab is there", isKnown);
  await connection.send("browsingContext.navigate", { context: tab.context, url: address, wait: "none" });
  return pageAt(browser, (at) => at === address, before);
}

/**
 * Runs in a page. A page of an extension that was removed stays open for a moment, at an address that the next
 * installation has as well.
 */
const addressOf = (): string =>
  location.protocol === "moz-extension:" && !("chrome" in globalThis)
    ? `${location.href}, without its extension`
    : location.href;

async function pageAt(
  browser: Browser,
  isIt: (address: string) => boolean,
  before: Page[] = [],
): Promise<Page> {
  let found: Page | undefined;
  let others: string[] = [];
  const look = async () => {
    others = [];
    for (const page of await browser.pages()) {
      // A page that is opening or closing doesn't answer.
      const address = await page.evaluate(addressOf).catch(String);
      if (!before.includes(page) && isIt(address)) found = page;
      else others.push(address);
    }
    return found !== undefined;
  };
  await until(() => `a page is there, and not only ${others.join(", ")}`, look);
  return found!;
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type Page, launch } from "puppeteer-core";
import { until } from "./wait.ts";

/** The extension's id in its manifest, and the name that its pages' addresses have here in every profile. */
export const FIREFOX_ID = "timer-for-awork@awork-timer";
const PLACE = "6f1d3f0a-93b2-4c0e-8a52-4f7c2f1f5a11";

/** The address of one of the extension's own pages. */
export const firefoxPage = (name: string) => `moz-extension://${PLACE}/${name}.html`;

export interface FirefoxOptions {
  executablePath: string;
  headless: boolean;
  /** A profile to keep; without it, one that is deleted at the end. */
  userDataDir?: string;
  /** The X display to open on, such as `:99`. */
  display?: string;
  /** The language, such as `de`; Firefox speaks it where its language pack is. */
  locale?: string;
}

export interface Firefox {
  browser: Browser;
  /**
   * Installs the extension until the browser closes, or for good. `path`: the folder of the built extension, for good its
   * package. Rejects for good where Firefox takes only what Mozilla has signed, as its releases do.
   */
  install(path: string, isForGood?: boolean): Promise<void>;
  /** Opens a page of the extension in a tab, before the person. */
  open(name: string): Promise<Page>;
  /** Runs an expression with the rights of the browser itself, in its first window; a promise is waited for. */
  chrome<T = unknown>(expression: string): Promise<T>;
  /** The page at an address, once it is there: Puppeteer does not learn the addresses of an extension's pages. */
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
      // Without it Firefox lets nobody go to an extension's page (measured in 153).
      args: ["--remote-allow-system-access"],
      extraPrefsFirefox: {
        "extensions.webextensions.uuids": JSON.stringify({ [FIREFOX_ID]: PLACE }),
        "extensions.webextensions.keepUuidOnUninstall": true,
        "xpinstall.signatures.required": false,
        // An extension that goes takes its tabs along.
        "browser.tabs.closeWindowWithLastTab": false,
        // A screen of ours has nobody who shows notifications for the system: Firefox does it itself.
        ...(display === undefined ? {} : { "alerts.useSystemBackend": false }),
        ...(locale === undefined ? {} : { "intl.locale.requested": locale }),
      },
      env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }) },
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    things.defer(() => browser.close());
    // Firefox under a driver pretends that its window has the focus; real keys then never reach a popup (measured).
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

/** Puppeteer speaks WebDriver BiDi, and has no words of its own for Firefox's additions to it. */
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
 * In an empty tab: of one that begins at an extension's page Firefox does not tell, if it is there early (measured).
 * Going there by Puppeteer would wait in vain for the end of the loading.
 */
async function openPage(browser: Browser, address: string): Promise<Page> {
  const { connection } = browser as unknown as Bidi;
  const before = await browser.pages();
  const { result: tab } = await connection.send("browsingContext.create", { type: "tab" });
  await connection.send("browsingContext.navigate", { context: tab.context, url: address, wait: "none" });
  return pageAt(browser, (at) => at === address, before);
}

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
      // One that is just closing, or opening, has no answer.
      const address = await page.evaluate(() => location.href).catch(String);
      if (!before.includes(page) && isIt(address)) found = page;
      else others.push(address);
    }
    return found !== undefined;
  };
  await until(() => `a page is there, and not only ${others.join(", ")}`, look);
  return found!;
}

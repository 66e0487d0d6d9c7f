import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext, type CDPSession, type Page, type Worker } from "@playwright/test";
import { Trouble } from "./main.ts";

const SECOND = 1000;
const SCHEME = "chrome-extension://";

export interface OpenOptions {
  executablePath: string;
  headless: boolean;
  /** A profile to keep; without it, a temporary one is used. */
  userDataDir?: string;
  /** The X display to open on, such as `:99`. */
  display?: string;
  /** The language of the browser and its pages, such as `de`. */
  locale?: string;
  colorScheme?: "light" | "dark";
  /** Screen pixels for each CSS pixel, without a window; 1 if omitted. */
  deviceScaleFactor?: number;
  /** Additional Chromium switches. */
  args?: string[];
}

export interface LaunchOptions extends OpenOptions {
  /** The folder of the built extension. */
  extension: string;
}

export interface Browser {
  context: BrowserContext;
  extensionId: string;
  /** The service worker at launch; Chromium may stop it and start another. */
  worker: Worker;
  close(): Promise<void>;
}

/**
 * Opens Chromium with the extension loaded, its icon pinned to the toolbar and its service worker started.
 * Throws `Trouble` if the service worker doesn't start within 15 s.
 */
export async function launch({ extension, ...options }: LaunchOptions): Promise<Browser> {
  const things = new AsyncDisposableStack();
  try {
    const profile = await profileOf(options, things);
    await pin(profile, extension);
    const args = [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`];
    const context = await open(profile, { ...options, args: [...args, ...(options.args ?? [])] });
    things.defer(() => context.close());
    const worker = await workerOf(context);
    const extensionId = new URL(worker.url()).host;
    return { context, extensionId, worker, close: () => things.disposeAsync() };
  } catch (failure) {
    await things.disposeAsync();
    throw failure;
  }
}

/**
 * A Chromium that stays open while the extension is installed in it repeatedly, each time as if for the first
 * time.
 */
export interface Host {
  install(extension: string): Promise<Browser>;
  close(): Promise<void>;
}

/**
 * Opens Chromium without the extension. Installing the extension there takes a tenth of a second; opening a
 * Chromium takes several times as long, and its first pages are slow.
 */
export async function host(options: OpenOptions): Promise<Host> {
  const things = new AsyncDisposableStack();
  try {
    const args = ["--enable-unsafe-extension-debugging", ...(options.args ?? [])];
    const context = await open(await profileOf(options, things), { ...options, args });
    things.defer(() => context.close());
    // The window needs a page of its own, or it would close with the extension's pages; an empty tab would be
    // reused for one of those.
    await context.pages()[0]!.goto("data:text/html,");
    const cdp = await context.browser()!.newBrowserCDPSession();
    return {
      install: (extension) => install(context, cdp, extension),
      close: () => things.disposeAsync(),
    };
  } catch (failure) {
    await things.disposeAsync();
    throw failure;
  }
}

async function install(context: BrowserContext, cdp: CDPSession, extension: string): Promise<Browser> {
  // Wait for a new service worker: the previous one may still be listed.
  const [worker, { id }] = await Promise.all([
    nextWorker(context),
    cdp.send("Extensions.loadUnpacked", { path: extension }),
  ]);
  return {
    context,
    extensionId: id,
    worker,
    async close() {
      const own = await tidy(context);
      await own.goto("data:text/html,");
      await cdp.send("Extensions.uninstall", { id });
    },
  };
}

/** Events that tests may have listened to in a browser that stays open. */
const HEARD = ["console", "dialog", "page", "request", "serviceworker", "weberror"] as const;

/**
 * Resets a host: removes listeners, closes all pages but its own and those that `stays` selects, and clears
 * cookies and permissions. Returns the host's own page.
 */
export async function tidy(context: BrowserContext, stays: (page: Page) => boolean = () => false) {
  for (const event of HEARD) context.removeAllListeners(event);
  const [own, ...others] = context.pages();
  for (const page of others) if (!stays(page)) await page.close();
  await context.clearCookies();
  await context.clearPermissions();
  return own!;
}

async function profileOf({ userDataDir }: OpenOptions, things: AsyncDisposableStack): Promise<string> {
  if (userDataDir !== undefined) return userDataDir;
  const profile = await mkdtemp(join(tmpdir(), "awork-timer-"));
  things.defer(() => rm(profile, { recursive: true, force: true, maxRetries: 10 }));
  return profile;
}

/**
 * Opens Chromium with its sandbox, and without it if Chromium reports that sandboxing failed. Root can't use
 * the sandbox, and some systems don't allow one.
 */
async function open(profile: string, options: OpenOptions, sandbox = process.getuid?.() !== 0) {
  const { executablePath, headless, display, locale, colorScheme, deviceScaleFactor } = options;
  const args = [...(options.args ?? [])];
  if (locale !== undefined) args.push(`--lang=${locale}`);
  if (locale !== undefined && process.platform === "darwin") args.push("-AppleLanguages", `(${locale})`);
  try {
    return await chromium.launchPersistentContext(profile, {
      executablePath,
      headless,
      args,
      ignoreDefaultArgs: ["--disable-extensions"],
      chromiumSandbox: sandbox,
      colorScheme: colorScheme ?? null,
      // A visible window keeps its own size; a headless one has Playwright's.
      ...(headless ? {} : { viewport: null }),
      ...(locale === undefined ? {} : { locale }),
      ...(deviceScaleFactor === undefined ? {} : { deviceScaleFactor }),
      env: {
        ...process.env,
        ...(display === undefined ? {} : { DISPLAY: display }),
        // On Linux, extension messages follow this variable, not `--lang`.
        ...(locale === undefined ? {} : { LANGUAGE: locale }),
      },
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (failure) {
    if (!sandbox || !String(failure).includes("sandboxing failed")) throw failure;
    return open(profile, options, false);
  }
}

const isOurs = (worker: Worker) => worker.url().startsWith(SCHEME);

const workerOf = async (context: BrowserContext): Promise<Worker> =>
  context.serviceWorkers().find(isOurs) ?? nextWorker(context);

async function nextWorker(context: BrowserContext): Promise<Worker> {
  try {
    return await context.waitForEvent("serviceworker", { predicate: isOurs, timeout: 15 * SECOND });
  } catch (cause) {
    throw new Trouble("The extension did not start: Chromium shows no background worker of it.", { cause });
  }
}

/** Pins the extension's icon in a new profile; otherwise it is hidden in the extensions menu. */
async function pin(profile: string, extension: string) {
  const preferences = join(profile, "Default", "Preferences");
  if (existsSync(preferences)) return;
  await mkdir(join(profile, "Default"), { recursive: true });
  const pinned = [idOf(await realpath(extension))];
  await writeFile(preferences, JSON.stringify({ extensions: { pinned_extensions: pinned } }));
}

/** An unpacked extension's id is a hash of its folder's path, written in the letters a to p. */
function idOf(folder: string): string {
  const path = process.platform === "win32" ? Buffer.from(folder, "utf16le") : folder;
  const hash = createHash("sha256").update(path).digest("hex").slice(0, 32);
  return hash.replace(/./g, (digit) => "abcdefghijklmnop"[parseInt(digit, 16)]!);
}

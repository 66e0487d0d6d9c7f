import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "../../scripts/wait.ts";
import { evaluate } from "./page.ts";
import { ENDED, type Line, openPipe } from "./pipe.ts";

const SECOND = 1000;

/** Several that start at once take their time. */
const START = 60 * SECOND;

export type Chromium = {
  extensionId: string;
  /** The folder of the profile in which the extension is. */
  profile: string;
  /** One of the extension's own pages, in which none of its code runs. */
  page: Line;
  close(): Promise<void>;
};

type Options = {
  executablePath: string;
  /** The folder of the built extension. */
  extension: string;
  /** The X display to open on, such as `:99`; without one nothing is shown. */
  display?: string | undefined;
};

type Target = { targetId: string; type: string; url: string };

/**
 * Opens Chromium with the extension, and nothing that looks on but one page: workers live and die as at a person's.
 * Root has no sandbox, and some systems allow none: it is tried with it, and without it where it ends at once.
 */
export async function startChromium(
  options: Options,
  hasSandbox = process.getuid?.() !== 0,
): Promise<Chromium> {
  const things = new AsyncDisposableStack();
  try {
    const folder = await mkdtemp(join(tmpdir(), "awork-timer-quiet-"));
    things.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
    const lineTo = open(
      options,
      [`--user-data-dir=${folder}`, ...(hasSandbox ? [] : ["--no-sandbox"])],
      things,
    );
    const { targetId, url } = await settings(lineTo());
    const attached = { targetId, flatten: true };
    const { sessionId } = await lineTo().send<{ sessionId: string }>("Target.attachToTarget", attached);
    const page = lineTo(sessionId);
    const extensionId = new URL(url).host;
    await page.send("Page.navigate", { url: `chrome-extension://${extensionId}/manifest.json` });
    const path = () => evaluate(page, "location.pathname").catch(() => "on the way");
    await until("the page loads", async () => (await path()) === "/manifest.json", START);
    return { extensionId, profile: join(folder, "Default"), page, close: () => things.disposeAsync() };
  } catch (failure) {
    await things.disposeAsync();
    if (!hasSandbox || failure !== ENDED) throw failure;
    return startChromium(options, false);
  }
}

/** What else would run, write or ask in a new profile is switched off. */
function open({ executablePath, extension, display }: Options, more: string[], things: AsyncDisposableStack) {
  const flags = [
    "--remote-debugging-pipe",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--password-store=basic",
    "--use-mock-keychain",
    display === undefined ? "--headless=new" : "--disable-gpu",
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    ...more,
    "about:blank",
  ];
  const child = spawn(executablePath, flags, {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    env: { ...process.env, ...(display !== undefined && { DISPLAY: display }) },
  });
  const ended = once(child, "exit");
  const lineTo = openPipe(child);
  things.defer(async () => {
    const hard = setTimeout(() => child.kill("SIGKILL"), 10 * SECOND);
    await lineTo()
      .send("Browser.close")
      .catch(() => {});
    await ended;
    clearTimeout(hard);
  });
  return lineTo;
}

/** The page that opens by itself after installation. */
async function settings(browser: Line): Promise<Target> {
  let found: Target | undefined;
  const isOpen = async () => {
    const { targetInfos } = await browser.send<{ targetInfos: Target[] }>("Target.getTargets");
    found = targetInfos.find(({ type, url }) => type === "page" && url.endsWith("/options.html"));
    return found !== undefined;
  };
  await until("the settings open after installation", isOpen, START);
  return found!;
}

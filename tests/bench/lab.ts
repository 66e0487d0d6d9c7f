import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { launch, type Browser } from "../../scripts/chromium.ts";
import { probe } from "./probe.ts";
import { controlWorkers } from "./workers.ts";

/** What the icons are clicked over: a page that no extension takes for an empty tab to use. */
const STREET = "data:text/plain,street";

export type Lab = Awaited<ReturnType<typeof createLab>>;

/** Opens one browser with all the extensions in it, so that they are measured under the same conditions. */
export async function openBrowser(path: string, folders: string[], things: AsyncDisposableStack) {
  // To Chromium the popup is no page when it opens; only so does Playwright take it for one.
  process.env.PW_CHROMIUM_ATTACH_TO_OTHER = "1";
  const browser = await launch({
    executablePath: path,
    extension: folders.join(","),
    headless: true,
    locale: "en-US",
    userDataDir: await emptyProfile(things),
  });
  things.defer(() => browser.close());
  return browser;
}

/** One that has preferences is left as it is by `launch`, which would look for a single extension's id. */
async function emptyProfile(things: AsyncDisposableStack): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "awork-timer-bench-"));
  things.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  await mkdir(join(folder, "Default"));
  await writeFile(join(folder, "Default", "Preferences"), "{}");
  return folder;
}

/** The id that Chromium gave to the extension in a folder. */
export async function idOf({ context }: Browser, folder: string): Promise<string> {
  const session = await context.browser()!.newBrowserCDPSession();
  const { extensions } = await session.send("Extensions.getExtensions");
  const path = await realpath(folder);
  return extensions.find((extension) => extension.path === path)!.id;
}

/** Gets the browser ready to measure in: the probe is in every page from here on, and no page is left open but one. */
export async function createLab({ context }: Browser) {
  const before = context.pages();
  const street = await context.newPage();
  await street.goto(STREET);
  await Promise.all(before.map((page) => page.close()));
  await context.addInitScript(probe);
  const session = await context.browser()!.newBrowserCDPSession();
  const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type: "tab" }] });
  const { targetId } = targetInfos.find(({ url }) => url === STREET)!;

  return {
    context,
    workers: await controlWorkers(await context.newCDPSession(street)),
    /** Clicks the toolbar icon, which opens the real popup, also while the extension's worker sleeps. */
    async click(id: string): Promise<Page> {
      const opened = context.waitForEvent("page");
      await session.send("Extensions.triggerAction", { id, targetId });
      return opened;
    },
  };
}

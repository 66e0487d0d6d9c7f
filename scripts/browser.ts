import { homedir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { run } from "./child.ts";
import { Trouble } from "./main.ts";
import { tool } from "./tool.ts";
import { type Wanted, find } from "./ways.ts";

const MINUTE = 60 * 1000;

/**
 * The usual install locations of Chromium and Chrome for Testing; branded Chrome no longer loads unpacked
 * extensions.
 */
function usualPlaces(): string[] {
  const { LOCALAPPDATA, ProgramFiles } = process.env;
  const names = ["Chromium", "Google Chrome for Testing"];
  switch (process.platform) {
    case "darwin":
      return ["/Applications", join(homedir(), "Applications")].flatMap((folder) =>
        names.map((name) => join(folder, `${name}.app/Contents/MacOS/${name}`)),
      );
    case "win32":
      return [LOCALAPPDATA, ProgramFiles].flatMap((folder) =>
        folder === undefined ? [] : [join(folder, "Chromium/Application/chrome.exe")],
      );
    default:
      return [];
  }
}

/** Without a route to the download, Playwright gives up by itself after three seconds (measured). */
async function download(signal?: AbortSignal) {
  console.log("Downloading Chromium with Playwright");
  const [command, args] = tool("playwright", "install", "--no-shell", "chromium");
  const { status, output } = await run(command, args, { timeout: 3 * MINUTE, signal });
  if (status !== 0) throw new Trouble(/Error: .*/.exec(output)?.[0] ?? `ended with ${status}`);
}

const CHROMIUM: Wanted = {
  variable: "AWORK_TIMER_BROWSER",
  names: ["chromium", "chromium-browser"],
  usualPlaces: usualPlaces(),
  packages: ["chromium", "chromium-l10n"],
  download: { by: "Playwright", places: async () => [chromium.executablePath()], fetch: download },
  unfit: (version) =>
    /Chromium|Chrome for Testing/.test(version) ? undefined : `is ${version.trim().split("\n")[0]}`,
  missing: {
    first:
      "No browser for the extension: it takes Chromium or Chrome for Testing (Google Chrome itself loads no unpacked extensions).",
    advice:
      "Install Chromium (Debian: apt-get install chromium; elsewhere: npx playwright install --with-deps chromium),",
  },
};

/**
 * Resolves to the path of a Chromium that runs and loads unpacked extensions; installs one if there is none.
 * Throws `Trouble` if that fails.
 */
export const findBrowser = (signal?: AbortSignal): Promise<string> => find(CHROMIUM, signal);

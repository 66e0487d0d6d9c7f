import { homedir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { run } from "./child.ts";
import { installPackages } from "./debian.ts";
import { Trouble } from "./main.ts";
import { isProgram, onPath } from "./path.ts";
import { search, type Way } from "./search.ts";
import { tool } from "./tool.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Where people have Chromium or Chrome for Testing; branded Chrome no longer loads unpacked extensions. */
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

const present = () => [...onPath(["chromium", "chromium-browser"]), ...usualPlaces()].filter(isProgram);

/** Measured: without a route to the download, Playwright gives up by itself after three seconds. */
async function download(signal?: AbortSignal) {
  console.log("Downloading Chromium with Playwright");
  const [command, args] = tool("playwright", "install", "--no-shell", "chromium");
  const { status, output } = await run(command, args, { timeout: 3 * MINUTE, signal });
  if (status !== 0) throw new Trouble(/Error: .*/.exec(output)?.[0] ?? `ended with ${status}`);
}

/** Why a program cannot be the browser, or nothing when it can. One that lacks a system library does not run. */
async function unfit(path: string, signal?: AbortSignal): Promise<string | undefined> {
  if (!isProgram(path)) return "does not exist or is no program";
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === "win32") return undefined;
  const { status, output } = await run(path, ["--version"], { timeout: 20 * SECOND, signal });
  if (status !== 0) return "does not run";
  return /Chromium|Chrome for Testing/.test(output) ? undefined : `is ${output.trim().split("\n")[0]}`;
}

/** The ways to a browser, cheapest first. A person's own choice is the only way, so that it is never passed over. */
export function browserWays(ports: {
  chosen: string | undefined;
  present(): string[];
  downloaded(): string;
  download(): Promise<void>;
  install(): Promise<void>;
}): Way[] {
  const { chosen } = ports;
  if (chosen) return [{ name: "AWORK_TIMER_BROWSER", candidates: async () => [chosen] }];
  return [
    { name: "on this machine", candidates: async () => ports.present() },
    { name: "downloaded by Playwright before", candidates: async () => [ports.downloaded()] },
    { name: "Playwright's download", candidates: () => ports.download().then(() => [ports.downloaded()]) },
    { name: "Debian's package", candidates: () => ports.install().then(() => ports.present()) },
  ];
}

/** A Chromium that runs and loads unpacked extensions: its path. Installs one when there is none. */
export async function findBrowser(signal?: AbortSignal): Promise<string> {
  const ways = browserWays({
    chosen: process.env.AWORK_TIMER_BROWSER,
    present,
    downloaded: () => chromium.executablePath(),
    download: () => download(signal),
    install: () => installPackages(["chromium", "chromium-l10n"], signal),
  });
  const outcome = await search(ways, (path) => unfit(path, signal));
  signal?.throwIfAborted();
  if ("reasons" in outcome) {
    throw new Trouble(
      [
        "No browser for the extension: it takes Chromium or Chrome for Testing (Google Chrome itself loads no unpacked extensions).",
        ...outcome.reasons.map((reason) => `  - ${reason}`),
        "Install Chromium (Debian: apt-get install chromium; elsewhere: npx playwright install --with-deps chromium),",
        "or set the environment variable AWORK_TIMER_BROWSER to the path of one.",
      ].join("\n"),
    );
  }
  console.log(`Browser: ${outcome.path} (${outcome.way})`);
  return outcome.path;
}

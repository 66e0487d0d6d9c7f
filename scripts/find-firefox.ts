import { homedir } from "node:os";
import { join } from "node:path";
import { run } from "./child.ts";
import { Trouble } from "./main.ts";
import { tool } from "./tool.ts";
import { type Wanted, find } from "./ways.ts";

const MINUTE = 60 * 1000;

/** The lowest version that the manifest allows. */
const LOWEST = 140;

const EDITIONS = ["Firefox", "Firefox Developer Edition", "Firefox Nightly"];

/** The usual install locations of Firefox. */
function usualPlaces(): string[] {
  const { LOCALAPPDATA, ProgramFiles } = process.env;
  switch (process.platform) {
    case "darwin":
      return ["/Applications", join(homedir(), "Applications")].flatMap((folder) =>
        EDITIONS.map((name) => join(folder, `${name}.app/Contents/MacOS/firefox`)),
      );
    case "win32":
      return [ProgramFiles, LOCALAPPDATA].flatMap((folder) =>
        folder === undefined
          ? []
          : ["Mozilla Firefox", ...EDITIONS.slice(1)].map((name) => join(folder, name, "firefox.exe")),
      );
    default:
      return ["/snap/bin/firefox", "/opt/firefox/firefox"];
  }
}

/** Why a Firefox is unsuitable, given its `--version` output; undefined if it is suitable. */
export function unfitFirefox(version: string): string | undefined {
  const number = Number(/Mozilla Firefox (\d+)/.exec(version)?.[1] ?? NaN);
  return number >= LOWEST ? undefined : `is ${version.trim().split("\n").at(-1)}`;
}

/** Puppeteer's default cache for browsers. */
const CACHE = join(homedir(), ".cache", "puppeteer");

/** Downloads Mozilla's release. Without a route to it, Puppeteer gives up at once. */
async function download(signal?: AbortSignal) {
  console.log("Downloading Firefox with Puppeteer");
  const [command, args] = tool("browsers", "install", "firefox@stable", "--path", CACHE);
  const { status, output } = await run(command, args, { timeout: 3 * MINUTE, signal });
  if (status !== 0) throw new Trouble(/Error: .*/.exec(output)?.[0] ?? `ended with ${status}`);
}

async function downloaded(): Promise<string[]> {
  const { Browser, getInstalledBrowsers } = await import("@puppeteer/browsers");
  const all = await getInstalledBrowsers({ cacheDir: CACHE });
  return all.filter(({ browser }) => browser === Browser.FIREFOX).map(({ executablePath }) => executablePath);
}

const FIREFOX: Wanted = {
  variable: "AWORK_TIMER_FIREFOX",
  names: ["firefox", "firefox-esr"],
  usualPlaces: usualPlaces(),
  packages: ["firefox-esr", "firefox-esr-l10n-de"],
  download: { by: "Puppeteer", places: downloaded, fetch: download },
  unfit: unfitFirefox,
  missing: {
    first: `No Firefox for the extension: it takes version ${LOWEST} or newer.`,
    advice:
      "Install Firefox (Debian: apt-get install firefox-esr; elsewhere: https://www.mozilla.org/firefox),",
  },
};

/**
 * Resolves to the path of a Firefox that runs; downloads or installs one if there is none. Throws `Trouble`
 * if that fails.
 */
export const findFirefox = (signal?: AbortSignal): Promise<string> => find(FIREFOX, signal);

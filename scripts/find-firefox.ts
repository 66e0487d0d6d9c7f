import { homedir } from "node:os";
import { join } from "node:path";
import { type Wanted, find } from "./ways.ts";

/** The lowest that the manifest allows. */
const LOWEST = 140;

const EDITIONS = ["Firefox", "Firefox Developer Edition", "Firefox Nightly"];

/** Where people have Firefox. */
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

/** Why a Firefox will not do, by what it says at `--version`; nothing when it will. */
export function unfitFirefox(version: string): string | undefined {
  const number = Number(/Mozilla Firefox (\d+)/.exec(version)?.[1] ?? NaN);
  return number >= LOWEST ? undefined : `is ${version.trim().split("\n").at(-1)}`;
}

const FIREFOX: Wanted = {
  variable: "AWORK_TIMER_FIREFOX",
  names: ["firefox", "firefox-esr"],
  usualPlaces: usualPlaces(),
  packages: ["firefox-esr", "firefox-esr-l10n-de"],
  unfit: unfitFirefox,
  missing: {
    first: `No Firefox for the extension: it takes version ${LOWEST} or newer.`,
    advice:
      "Install Firefox (Debian: apt-get install firefox-esr; elsewhere: https://www.mozilla.org/firefox),",
  },
};

/** A Firefox that runs: its path. Installs one where Debian's packages can be. */
export const findFirefox = (signal?: AbortSignal): Promise<string> => find(FIREFOX, signal);

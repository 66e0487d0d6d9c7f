import { run } from "./child.ts";
import { installPackages } from "./debian.ts";
import { Trouble } from "./main.ts";
import { isProgram, onPath } from "./path.ts";
import { search, type Way } from "./search.ts";

const SECOND = 1000;

/** A browser to look for. */
export interface Wanted {
  /** The environment variable with the person's own choice. */
  variable: string;
  /** Its names on the PATH. */
  names: string[];
  /** Its usual locations outside the PATH. */
  usualPlaces: string[];
  /** Its Debian packages. */
  packages: string[];
  download?: Download;
  /** Why a browser with this `--version` output is unsuitable; undefined if it is suitable. */
  unfit(version: string): string | undefined;
  /** The error's first line, and advice on how to install it. */
  missing: { first: string; advice: string };
}

/** A way to get it without the system's packages. */
interface Download {
  by: string;
  /** Its paths once downloaded; empty if it never was. */
  places(): Promise<string[]>;
  fetch(signal?: AbortSignal): Promise<void>;
}

/**
 * The ways to get a browser, cheapest first. The person's own choice is the only way if set, so that it is
 * never ignored.
 */
export function browserWays(ports: {
  variable: string;
  chosen: string | undefined;
  present(): string[];
  download?: Download | undefined;
  install(): Promise<void>;
}): Way[] {
  const { variable, chosen, download } = ports;
  if (chosen) return [{ name: variable, candidates: async () => [chosen] }];
  const ways: Way[] = [{ name: "on this machine", candidates: async () => ports.present() }];
  if (download) {
    const { by, places, fetch } = download;
    ways.push(
      { name: `downloaded by ${by} before`, candidates: places },
      { name: `${by}'s download`, candidates: () => fetch().then(places) },
    );
  }
  ways.push({ name: "Debian's package", candidates: () => ports.install().then(() => ports.present()) });
  return ways;
}

/** Why a program is unsuitable; undefined if it is suitable. One that lacks a system library does not run. */
async function unfit(wanted: Wanted, path: string, signal?: AbortSignal): Promise<string | undefined> {
  if (!isProgram(path)) return "does not exist or is no program";
  // On Windows `--version` opens a window instead of printing.
  if (process.platform === "win32") return undefined;
  const { status, output } = await run(path, ["--version"], { timeout: 20 * SECOND, signal });
  return status === 0 ? wanted.unfit(output) : "does not run";
}

/**
 * Resolves to the path of a browser that runs; installs one if there is none. Throws `Trouble` if that fails.
 */
export async function find(wanted: Wanted, signal?: AbortSignal): Promise<string> {
  const { variable, names, usualPlaces, packages, download, missing } = wanted;
  const ways = browserWays({
    variable,
    chosen: process.env[variable],
    present: () => [...onPath(names), ...usualPlaces].filter(isProgram),
    download: download && { ...download, fetch: () => download.fetch(signal) },
    install: () => installPackages(packages, signal),
  });
  const outcome = await search(ways, (path) => unfit(wanted, path, signal));
  signal?.throwIfAborted();
  if ("path" in outcome) {
    console.log(`Browser: ${outcome.path} (${outcome.way})`);
    return outcome.path;
  }
  throw new Trouble(
    [
      missing.first,
      ...outcome.reasons.map((reason) => `  - ${reason}`),
      missing.advice,
      `or set the environment variable ${variable} to the path of one.`,
    ].join("\n"),
  );
}

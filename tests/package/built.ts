import { existsSync, globSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import own from "../../package.json" with { type: "json" };
import { packages } from "../../scripts/packages.ts";

const output = resolve(import.meta.dirname, "../../.output");

const { chrome, firefox, sources } = packages(own.version);

/** Where the built extension and the zip made of it lie, for Chrome and Edge. */
export const folder = join(output, "chrome-mv3");
export const zip = chrome;

/** The same for Firefox, and what its reviewers build it from. */
export const firefoxFolder = join(output, "firefox-mv3");
export const firefoxZip = firefox;
export const sourcesZip = sources;

for (const path of [join(folder, "manifest.json"), zip, firefoxZip, sourcesZip]) {
  if (!existsSync(path)) throw new Error(`${path} is missing: run \`npm run zip\` first.`);
}

/** Every file of a folder, as a path within it, with `/` on every system. */
export const filesIn = (within: string): string[] =>
  globSync("**/*", { cwd: within, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(within, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .toSorted();

/** Every built file, for Chrome and Edge. */
export const files = filesIn(folder);

export const bytes = (file: string): Buffer => readFileSync(join(folder, file));
export const text = (file: string): string => bytes(file).toString("utf8");

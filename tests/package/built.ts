import { existsSync, globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import own from "../../package.json" with { type: "json" };

const output = resolve(import.meta.dirname, "../../.output");

/** Where the built extension and the zip made of it lie. */
export const folder = join(output, "chrome-mv3");
export const zip = join(output, `${own.name}-${own.version}-chrome.zip`);

for (const [path, command] of [
  [join(folder, "manifest.json"), "npm run build"],
  [zip, "npm run zip"],
]) {
  if (!existsSync(path!)) throw new Error(`${path} is missing: run \`${command}\` first.`);
}

/** Every built file, as a path within the folder. */
export const files = globSync("**/*", { cwd: folder, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  .toSorted();

export const bytes = (file: string): Buffer => readFileSync(join(folder, file));
export const text = (file: string): string => bytes(file).toString("utf8");

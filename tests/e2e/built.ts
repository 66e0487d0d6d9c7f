import { cp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type BuildOptions, buildExtension } from "../../scripts/extension.ts";
import { root } from "../../scripts/root.ts";

type Kind = NonNullable<BuildOptions["browser"]>;

/** Where awork is for the extension that is built once for all tests. No other address begins like it. */
const SOMEWHERE = "http://127.0.0.1:65535";

const FOLDER = ".output/e2e";

export const build = (browser: Kind): Promise<string> =>
  buildExtension({ origin: SOMEWHERE, outDir: FOLDER, browser });

/** The extension as if it had been built for this awork: a build takes seconds, and every worker has an awork of its own. */
export async function builtFor(origin: string, browser: Kind, name: string | number): Promise<string> {
  const folder = resolve(root, FOLDER, `${browser}-${name}`);
  await rm(folder, { recursive: true, force: true });
  await cp(resolve(root, FOLDER, `${browser}-mv3`), folder, { recursive: true });
  for (const file of await readdir(folder, { recursive: true })) {
    if (!/\.js(on)?$/.test(file)) continue;
    const text = await readFile(join(folder, file), "utf8");
    if (text.includes(SOMEWHERE)) await writeFile(join(folder, file), text.replaceAll(SOMEWHERE, origin));
  }
  return folder;
}

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";

/** SHA-256 checksums of files, one per line, in the format that `sha256sum --check` reads. */
export async function checksums(paths: string[]): Promise<string> {
  const lines = paths.map(async (path) => {
    const sum = createHash("sha256").update(await readFile(path));
    return `${sum.digest("hex")}  ${basename(path)}\n`;
  });
  return (await Promise.all(lines)).join("");
}

import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { createZip } from "@aklinker1/zero-zip";
import { parseAst } from "vite";

/** What a built extension weighs, in bytes: packed as `wxt zip` packs it, by the same library at the same level. */
export async function sizes(folder: string) {
  const { action, background } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const popup = [...loadedWith(folder, action.default_popup)];
  const worker = [...loadedWith(folder, background.service_worker)];
  return {
    zip: await zipped(folder),
    popup: total(folder, popup, raw),
    popupGzip: total(folder, popup, gzip),
    worker: total(folder, worker, raw),
    workerGzip: total(folder, worker, gzip),
  };
}

async function zipped(folder: string): Promise<number> {
  const zip = createZip({ level: 9 });
  for (const entry of globSync("**/*", { cwd: folder, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    zip.addFile(path.slice(folder.length + 1), readFileSync(path));
  }
  return (await zip.toBuffer()).length;
}

const raw = (content: Buffer) => content.length;
/** An empty file costs nothing, though gzip has a header for it. */
const gzip = (content: Buffer) => (content.length ? gzipSync(content, { level: 9 }).length : 0);

const total = (folder: string, files: string[], weigh: (content: Buffer) => number) =>
  files.reduce((sum, file) => sum + weigh(readFileSync(join(folder, file))), 0);

/** A page or script, with the scripts and styles that are loaded along before it runs. */
function loadedWith(folder: string, file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const name of named(file, readFileSync(join(folder, file), "utf8"))) {
    loadedWith(folder, name.startsWith("/") ? name.slice(1) : join(dirname(file), name), seen);
  }
  return seen;
}

function named(file: string, text: string): string[] {
  if (file.endsWith(".html")) {
    return [...text.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+)"/g)].map(([, name]) => name!);
  }
  if (!file.endsWith(".js")) return [];
  return parseAst(text).body.flatMap((part) => ("source" in part && part.source ? [part.source.value] : []));
}

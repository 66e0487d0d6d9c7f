import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "wxt";
import { root } from "./root.ts";
import { takenInto } from "./taken.ts";

/** Builds the extension and returns the names of the packages whose code is in it, sorted. */
export async function shipped(): Promise<string[]> {
  const names = new Set<string>();
  const outDir = await mkdtemp(join(tmpdir(), "awork-timer-shipped-"));
  try {
    process.env.AWORK_TIMER_OUT = outDir;
    await build({ root, logger: quiet, vite: () => ({ plugins: [takenInto(names)], logLevel: "error" }) });
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
  return [...names].toSorted();
}

const silent = () => {};
const quiet = {
  debug: silent,
  log: silent,
  info: silent,
  success: silent,
  warn: silent,
  error: console.error,
  fatal: console.error,
  level: 0,
};

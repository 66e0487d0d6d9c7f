import { join } from "node:path";
import { run } from "./child.ts";
import { root } from "./root.ts";
import { tool } from "./tool.ts";

/** Chrome and Edge take the first; Firefox the second, and its store the sources with it. */
const BUILDS = [["zip"], ["zip", "-b", "firefox", "--mv3"]];

/** A release knows no other awork than the real one, and lies in its own place. */
const RELEASE = { WXT_AWORK_ORIGIN: undefined, AWORK_TIMER_OUT: undefined, NODE_ENV: undefined };

/** Builds and packs for every store, into `.output`. Resolves to the first status of a tool that is not 0, or 0. */
export async function zip(signal?: AbortSignal): Promise<number> {
  for (const args of BUILDS) {
    const [command, all] = tool("wxt", ...args);
    const { status } = await run(command, all, { env: RELEASE, shown: true, signal });
    if (status !== 0) return status;
  }
  return 0;
}

/** Where WXT leaves the packages of a version (WXT, `zip.artifactTemplate`), and where their check sums go. */
export function packages(version: string) {
  const path = (ending: string) => join(root, ".output", `awork-timer-${version}-${ending}`);
  return {
    chrome: path("chrome.zip"),
    firefox: path("firefox.zip"),
    sources: path("sources.zip"),
    sums: path("sha256.txt"),
  };
}

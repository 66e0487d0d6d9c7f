import { join } from "node:path";
import { run } from "./child.ts";
import { root } from "./root.ts";
import { tool } from "./tool.ts";

/** The first is for Chrome and Edge; the second is for Firefox and also packs the sources for its store. */
const BUILDS = [["zip"], ["zip", "-b", "firefox", "--mv3"]];

/** Unset, so that a release uses the real awork origin and the default output folder. */
const RELEASE = { WXT_AWORK_ORIGIN: undefined, AWORK_TIMER_OUT: undefined, NODE_ENV: undefined };

/** Builds and packs for every store, into `.output`. Resolves to the first nonzero exit status, or 0. */
export async function zip(signal?: AbortSignal): Promise<number> {
  for (const args of BUILDS) {
    const [command, all] = tool("wxt", ...args);
    const { status } = await run(command, all, { env: RELEASE, shown: true, signal });
    if (status !== 0) return status;
  }
  return 0;
}

/** The paths of a version's packages (WXT's `zip.artifactTemplate`) and of their checksums. */
export function packages(version: string) {
  const path = (ending: string) => join(root, ".output", `awork-timer-${version}-${ending}`);
  return {
    chrome: path("chrome.zip"),
    firefox: path("firefox.zip"),
    sources: path("sources.zip"),
    sums: path("sha256.txt"),
  };
}

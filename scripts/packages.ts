import { run } from "./child.ts";
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

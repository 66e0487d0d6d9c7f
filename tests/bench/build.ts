import { join } from "node:path";
import { run } from "../../scripts/child.ts";
import { Trouble } from "../../scripts/main.ts";
import { root } from "../../scripts/root.ts";
import { tool } from "../../scripts/tool.ts";

/**
 * Builds the extension out of a folder that may be another commit's, into `.output/bench/NAME`. Without an origin it is
 * as it is released. Resolves to the folder that Chromium loads.
 */
export async function build(
  source: string,
  name: string,
  origin: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  const folder = join(root, ".output", "bench", name);
  const [command, args] = tool("wxt", "build", source);
  const env = { WXT_AWORK_ORIGIN: origin, AWORK_TIMER_OUT: folder };
  const { status, output } = await run(command, args, { env, signal });
  if (status !== 0) throw new Trouble(`${source} was not built:\n${output}`);
  return join(folder, "chrome-mv3");
}

import { join, resolve } from "node:path";
import { run } from "./child.ts";
import { Trouble } from "./main.ts";
import { root } from "./root.ts";
import { tool } from "./tool.ts";

export interface BuildOptions {
  /** The origin that the extension uses for awork, such as `http://127.0.0.1:4000`. */
  origin: string;
  /** Relative to the project's folder. */
  outDir: string;
  /** The default is `chrome`. */
  browser?: "chrome" | "firefox";
  signal?: AbortSignal;
}

/**
 * Builds the extension for the given awork origin. Resolves to the folder that the browser loads. Throws
 * `Trouble` with the tool's output if the build fails.
 */
export async function buildExtension(options: BuildOptions): Promise<string> {
  const { origin, outDir, browser = "chrome", signal } = options;
  const folder = resolve(root, outDir);
  const [command, args] = tool("wxt", "build", "--browser", browser, "--mv3");
  const env = { WXT_AWORK_ORIGIN: origin, AWORK_TIMER_OUT: folder };
  const { status, output } = await run(command, args, { env, signal });
  if (status !== 0) throw new Trouble(`The extension was not built:\n${output}`);
  return join(folder, `${browser}-mv3`);
}

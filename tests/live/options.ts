import { parseArgs } from "node:util";
import { Trouble } from "../../scripts/main.ts";

export type Options = { token: string; origin: string; isWriting: boolean };

/**
 * `AWORK_TOKEN`: an access token or an API key. `--write`: also plays the timer, on an entry of its own. awork's address
 * is what the build takes, too.
 */
export function options(args = process.argv.slice(2), env: NodeJS.ProcessEnv = process.env): Options {
  const token = env.AWORK_TOKEN?.trim();
  if (!token)
    throw new Trouble("npm run live takes an access token or an API key of awork from AWORK_TOKEN.");
  return {
    token,
    origin: env.WXT_AWORK_ORIGIN ?? "https://api.awork.com",
    isWriting: parsed(args).write,
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: { write: { type: "boolean", default: false } } }).values;
  } catch (cause) {
    throw new Trouble("npm run live takes --write, after a --", { cause });
  }
}

import { parseArgs } from "node:util";
import { Trouble } from "../../scripts/main.ts";

/** `--only running`: the scenes alone that have this in their name. */
export function options() {
  try {
    return { only: parseArgs({ options: { only: { type: "string" } } }).values.only ?? "" };
  } catch (cause) {
    throw new Trouble("npm run pictures takes --only TEXT, after a --", { cause });
  }
}

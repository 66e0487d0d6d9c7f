import { parseArgs } from "node:util";
import { Trouble } from "../../scripts/main.ts";

/** `--only running`: the scenes alone that have this in their name. `--stores`: those of the stores' pictures alone. */
export function options() {
  try {
    const { values } = parseArgs({ options: { only: { type: "string" }, stores: { type: "boolean" } } });
    return { only: values.only ?? "", stores: values.stores ?? false };
  } catch (cause) {
    throw new Trouble("npm run pictures takes --only TEXT or --stores, after a --", { cause });
  }
}

import { parseArgs } from "node:util";
import { Trouble } from "../../scripts/main.ts";

const MINUTE = 60_000;

/** `--minutes 60`: for how long it is looked at; in milliseconds. */
export function duration(args: string[] = process.argv.slice(2)): number {
  const minutes = Number(asked(args));
  if (!(minutes > 0)) throw new Trouble("--minutes takes a number above 0");
  return minutes * MINUTE;
}

function asked(args: string[]): string {
  try {
    return parseArgs({ args, options: { minutes: { type: "string", default: "60" } } }).values.minutes;
  } catch (cause) {
    throw new Trouble("npm run quiet takes --minutes NUMBER, after a --", { cause });
  }
}

import { readFileSync } from "node:fs";
import { descriptionFile } from "../../scripts/description.ts";
import { Trouble } from "../../scripts/main.ts";

/** The description that the command is asked for. */
export function description(file = process.argv[2] ?? descriptionFile()): unknown {
  if (!file)
    throw new Trouble(
      "It takes awork's published OpenAPI description, which is not part of this project: npm run contract -- FILE",
    );
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Trouble(`${file} can't be read: ${reason}`, { cause });
  }
}

import { parseArgs } from "node:util";
import { Trouble } from "../../scripts/main.ts";

const FEWEST = 15;

/** `--openings 31`: how often each is measured. `--against REV`: a commit to measure as well. */
export function options() {
  const values = parsed();
  const openings = Number(values.openings);
  if (!Number.isInteger(openings) || openings < 1) throw new Trouble("--openings takes a number");
  if (openings < FEWEST) console.log(`Fewer than ${FEWEST} openings say little.`);
  return { openings, against: values.against };
}

function parsed() {
  const options = {
    openings: { type: "string", default: String(FEWEST) },
    against: { type: "string" },
  } as const;
  try {
    return parseArgs({ options }).values;
  } catch (cause) {
    throw new Trouble("npm run bench takes --openings NUMBER and --against COMMIT, after a --", { cause });
  }
}

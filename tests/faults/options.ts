import { parseArgs } from "node:util";
import { Trouble } from "../../scripts/main.ts";

const STEPS = 20_000;

/** More would be the same again. */
const ENOUGH = 10;

/**
 * `--steps 20000`: how many are taken. `--seed 7`: which ones; without it, others each time. `--stop 1`: ends after so
 * many faults.
 */
export function options() {
  const values = parsed();
  const steps = Number(values.steps ?? STEPS);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
  const enough = Number(values.stop ?? ENOUGH);
  if (!Number.isInteger(steps) || steps < 1) throw new Trouble("--steps takes a number");
  if (!Number.isInteger(seed) || seed < 0) throw new Trouble("--seed takes a number");
  if (!Number.isInteger(enough) || enough < 1) throw new Trouble("--stop takes a number");
  return { steps, seed, enough };
}

function parsed() {
  try {
    const text = { type: "string" } as const;
    return parseArgs({ options: { steps: text, seed: text, stop: text } }).values;
  } catch (cause) {
    throw new Trouble("npm run faults takes --steps, --seed and --stop, each with a NUMBER, after a --", {
      cause,
    });
  }
}

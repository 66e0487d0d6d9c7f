import { parseArgs } from "node:util";
import { Trouble } from "../../scripts/main.ts";

const OPTIONS = {
  people: { type: "string", default: "1,100,1000,5000" },
  seed: { type: "string", default: "1" },
  limit: { type: "string", default: "1000" },
  counting: { type: "string", default: "first" },
  others: { type: "string", default: "0" },
  panels: { type: "boolean", default: false },
} as const;

const COUNTINGS = ["first", "clock", "sliding"] as const;

/**
 * `--people 1,100`: how many share a limit. `--seed 7`: another chance. `--limit 3000`: requests a minute.
 * `--counting clock`: how awork counts (limit.ts). `--others 200`: requests a minute of something else.
 * `--panels`: everybody has the side panel open all day.
 */
export function options() {
  const values = parsed();
  const counting = COUNTINGS.find((each) => each === values.counting);
  if (!counting) throw new Trouble(`--counting takes ${COUNTINGS.join(", ")}`);
  return {
    people: values.people.split(",").map((each) => whole("people", each, 1)),
    seed: whole("seed", values.seed, 0),
    limit: { perMinute: whole("limit", values.limit, 1), perSecond: 50 },
    counting,
    others: whole("others", values.others, 0),
    panels: values.panels,
  };
}

function parsed() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (cause) {
    const names = Object.keys(OPTIONS).map((name) => `--${name}`);
    throw new Trouble(`npm run fleet takes ${names.join(", ")}, after a --`, { cause });
  }
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new Trouble(`--${name} takes whole numbers`);
  return value;
}

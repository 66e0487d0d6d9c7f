import { root } from "../../scripts/root.ts";
import { untried, type startCounting } from "./coverage.ts";
import { readDescription } from "./description.ts";
import { EXEMPTIONS } from "./exemptions.ts";
import { createJudge } from "./judge.ts";
import { play } from "./play.ts";
import { printVerdict } from "./print-verdict.ts";
import { judged } from "./verdict.ts";

type Counting = Awaited<ReturnType<typeof startCounting>>;

/** Plays everything, and says what the description does not allow, and what was not tried. Resolves to the exit status. */
export async function report(json: unknown, counting: Counting): Promise<number> {
  const description = readDescription(json);
  const { exchanges, missing } = await play(description);
  const verdict = judged(exchanges, createJudge(description), EXEMPTIONS);
  const idle = untried(await counting.stop(), root);
  return printVerdict(verdict, [...missing, ...idle], (line) => console.log(line));
}

import { root } from "../../scripts/root.ts";
import { untried, type startCounting } from "./coverage.ts";
import { readDescription } from "./description.ts";
import { EXEMPTIONS } from "./exemptions.ts";
import { createJudge } from "./judge.ts";
import { play } from "./play.ts";
import { judged } from "./verdict.ts";

type Counting = Awaited<ReturnType<typeof startCounting>>;

/** Plays everything, and says what the description does not allow, and what was not tried. Resolves to the exit status. */
export async function report(json: unknown, counting: Counting): Promise<number> {
  const description = readDescription(json);
  const { exchanges, missing } = await play(description);
  const { violations, requests, answers, exempt } = judged(exchanges, createJudge(description), EXEMPTIONS);
  const idle = untried(await counting.stop(), root);

  for (const line of [...violations, ...missing, ...idle]) console.log(line);
  console.log(`\n${requests} requests and ${answers} answers were held against the description.`);
  for (const [{ name, source }, times] of exempt) console.log(`Exempt, ${times} times: ${name} (${source}).`);
  const count = violations.length + missing.length + idle.length;
  console.log(count === 0 ? "No violation." : `${count} violation${count === 1 ? "" : "s"}.`);
  return count === 0 ? 0 : 1;
}

import type { Verdict } from "./verdict.ts";

/** A line for each violation, then what was judged and what was exempt. Returns the exit status. */
export function printVerdict(
  { violations, requests, answers, exempt }: Verdict,
  untried: string[],
  say: (line: string) => void,
): number {
  const lines = [...violations, ...untried];
  for (const line of lines) say(line);
  say(`\n${requests} requests and ${answers} answers were held against the description.`);
  for (const [{ name, source }, times] of exempt) say(`Exempt, ${times} times: ${name} (${source}).`);
  say(lines.length === 0 ? "No violation." : `${lines.length} violation${lines.length === 1 ? "" : "s"}.`);
  return lines.length === 0 ? 0 : 1;
}

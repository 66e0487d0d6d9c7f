import { appendFile, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./child.ts";
import { coverageTable, type CoverageSummary } from "./coverage-table.ts";
import { main, Trouble } from "./main.ts";
import { root } from "./root.ts";
import { tool } from "./tool.ts";

const summary = join(root, ".results/coverage/coverage-summary.json");

await main(async (_, stop) => {
  const only = process.argv.slice(2);
  // One of an earlier run must not stand in.
  await rm(summary, { force: true });
  const projects = ["--project", "pages", "--project", "rooms"];
  const [command, args] = tool("vitest", "run", ...projects, "--allowOnly=false", "--coverage", ...only);
  const { status } = await run(command, args, { shown: true, signal: stop });
  const table = coverageTable(await readSummary(), root);
  console.log(`\n${table}\nLine by line: .results/coverage/index.html`);
  // Where GitHub shows it beside the run.
  const shown = process.env.GITHUB_STEP_SUMMARY;
  if (shown) await appendFile(shown, `${table}\n`);
  return status;
});

async function readSummary(): Promise<CoverageSummary> {
  try {
    return JSON.parse(await readFile(summary, "utf8")) as CoverageSummary;
  } catch {
    throw new Trouble("Nothing was measured.");
  }
}

import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { findBrowser } from "./browser.ts";
import { run } from "./child.ts";
import { descriptionFile } from "./description.ts";
import { findFirefox } from "./find-firefox.ts";
import { Trouble } from "./main.ts";
import { zip } from "./packages.ts";
import { root } from "./root.ts";
import { findScreenTools } from "./screen.ts";
import { nothing, ofPlaywright, ofStatus, ofVitest, skips, type Count } from "./tally.ts";
import { tool } from "./tool.ts";

export interface Part {
  name: string;
  /** Omitted for a part that only fetches tools for others: it runs in the background and isn't counted. */
  title?: string;
  /** Parts that must not have failed before. */
  needs?: string[];
  /** Whether it runs in a full run, or when it is named, and not otherwise. */
  isForFull?: true;
  run(): Promise<Count>;
}

/**
 * The parts of `npm test`, in order. Each shows its tool's output. End-to-end tests that are tagged `@full` run in a
 * full run alone.
 */
export function createParts(stop: AbortSignal, { isFull }: { isFull: boolean }): Part[] {
  /** Paths of the browsers and tools found, passed to the e2e tests as environment variables. */
  const found: NodeJS.ProcessEnv = {};

  /** Resolves to the tool's exit status. */
  async function status([command, args]: [string, string[]], env?: NodeJS.ProcessEnv) {
    return (await run(command, args, { env, shown: true, signal: stop })).status;
  }

  async function vitest(name: string, projects: string[]) {
    const file = await reportFile(name);
    const only = projects.flatMap((project) => ["--project", project]);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const ended = await status(tool("vitest", "run", ...only, "--allowOnly=false", ...reporters));
    return ofVitest(ended, await readReport(file));
  }

  async function playwright(name: string, projects: string[]) {
    const file = await reportFile(name);
    const env = { ...found, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
    const only = projects.flatMap((project) => ["--project", project]);
    if (!isFull) only.push("--grep-invert", "@full");
    const ended = await status(
      tool("playwright", "test", "--forbid-only", "--reporter=list,json", ...only),
      env,
    );
    const report = await readReport(file);
    for (const line of report ? skips(report) : []) console.log(`Skipped: ${line}`);
    return ofPlaywright(ended, report);
  }

  return [
    {
      name: "types",
      title: "Types",
      run: async () =>
        ofStatus((await status(tool("wxt", "prepare"))) || (await status(tool("tsc", "--noEmit")))),
    },
    {
      name: "lint",
      title: "Lint",
      run: async () => ofStatus(await status(tool("oxlint", "--deny-warnings"))),
    },
    {
      name: "unused",
      title: "Unused files, exports and packages",
      run: async () => ofStatus(await status(tool("knip", "--no-progress"))),
    },
    {
      name: "format",
      title: "Format",
      run: async () => ofStatus(await status(tool("prettier", "--check", "."))),
    },
    {
      name: "unit",
      title: "Units and components",
      run: () => vitest("unit", ["pages", "rooms"]),
    },
    {
      name: "sweeps",
      title: "Sweeps: every fate of an action, every jump of a clock, random days",
      isForFull: true,
      run: () => vitest("sweeps", ["sweeps"]),
    },
    {
      name: "contract",
      title: "Contract: awork's published description",
      async run() {
        const file = descriptionFile();
        if (file) return ofStatus(await status([process.execPath, [contract, file]]));
        console.log(
          "Skipped: awork's description is not part of this project. Say where it is in AWORK_OPENAPI.",
        );
        return { ...nothing, skipped: 1 };
      },
    },
    {
      name: "build",
      title: "Build and zip, for each kind of browser",
      run: async () => ofStatus(await zip(stop)),
    },
    {
      name: "package",
      title: "Package: size budgets and contents",
      needs: ["build"],
      run: () => vitest("package", ["package"]),
    },
    {
      name: "browser",
      async run() {
        found.AWORK_TIMER_BROWSER = await findBrowser(stop);
        return nothing;
      },
    },
    {
      name: "firefox",
      async run() {
        found.AWORK_TIMER_FIREFOX = await findFirefox(stop);
        return nothing;
      },
    },
    {
      name: "screen",
      async run() {
        const tools = await findScreenTools(stop);
        found.AWORK_TIMER_XVFB = tools?.xvfb;
        found.AWORK_TIMER_XDOTOOL = tools?.xdotool;
        return nothing;
      },
    },
    {
      name: "e2e",
      title: "End to end, in real browsers",
      needs: ["build"],
      async run() {
        // All in one run, so that workers don't idle while a test waits for the next minute.
        const projects = [
          ...(found.AWORK_TIMER_FIREFOX ? ["both-firefox"] : []),
          ...(found.AWORK_TIMER_BROWSER ? ["chromium", "both-chromium"] : []),
        ];
        if (projects.length === 0) throw new Trouble("Not run, as no browser was found.");
        return playwright("e2e", projects);
      },
    },
  ];
}

const folder = join(root, ".results");
const contract = join(root, "tests/contract/contract.ts");

/**
 * The path for a tool's report. Deletes the report of an earlier run, so that it can't be mistaken for the
 * new one.
 */
async function reportFile(name: string) {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  await rm(file, { force: true });
  return file;
}

async function readReport(file: string) {
  return existsSync(file) ? JSON.parse(await readFile(file, "utf8")) : undefined;
}

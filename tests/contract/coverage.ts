import { readdirSync, readFileSync } from "node:fs";
import { Session, type Profiler } from "node:inspector/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** What V8 counted in one file. Offsets are those of the source: Node takes types out without moving anything. */
export type Counted = Pick<Profiler.ScriptCoverage, "url" | "functions">;

/** Counts what runs from now on, in modules that are loaded after this. */
export async function startCounting() {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  return {
    async stop(): Promise<Counted[]> {
      const { result } = await session.post("Profiler.takePreciseCoverage");
      session.disconnect();
      return result;
    },
  };
}

/** The named functions of a file that never ran. */
export const idleFunctions = ({ functions }: Counted): string[] =>
  functions
    // Those that V8 makes by itself begin with "<".
    .filter(({ functionName, ranges }) => /^\w/.test(functionName) && ranges[0]!.count === 0)
    .map(({ functionName }) => functionName);

/** The lines on which something is thrown that was never thrown; what is only thrown on is no failure of its own. */
export function idleThrows({ functions }: Counted, source: string): number[] {
  const ranges = functions.flatMap((each) => each.ranges);
  return [...source.matchAll(/^(?!\s*[/*]).*\bthrow (?!error;)/gm)]
    .map(({ index, 0: text }) => index + text.length)
    .filter((offset) => {
      const around = ranges.filter(
        ({ startOffset, endOffset }) => startOffset <= offset && offset < endOffset,
      );
      const innermost = around.toSorted((one, other) => lengthOf(one) - lengthOf(other))[0];
      return innermost?.count === 0;
    })
    .map((offset) => source.slice(0, offset).split("\n").length);
}

const lengthOf = ({ startOffset, endOffset }: Profiler.CoverageRange) => endOffset - startOffset;

/**
 * A line for each function of the product's `lib/awork` that never ran, and for each refusal of the stand-in that never
 * happened.
 */
export function untried(counted: Counted[], root: string): string[] {
  const filesIn = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .toSorted()
      .map((file) => join(folder, file));
  const countOf = (file: string) => {
    const url = pathToFileURL(join(root, file)).href;
    return counted.find((each) => each.url === url);
  };
  const idle = filesIn("lib/awork").flatMap((file) => {
    const count = countOf(file);
    return count
      ? idleFunctions(count).map((name) => `${file}: ${name} was never called`)
      : [`${file}: was never loaded`];
  });
  const never = filesIn("tests/fake-awork").flatMap((file) => {
    const count = countOf(file);
    const lines = count ? idleThrows(count, readFileSync(join(root, file), "utf8")) : [];
    return lines.map((line) => `${file}:${line}: this refusal never happened`);
  });
  return [...idle, ...never];
}

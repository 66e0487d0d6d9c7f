import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { View } from "./view.ts";

const { resolve } = createRequire(import.meta.url);
/** The program that the Playwright package brings: it runs in any page. */
const program = createRequire(resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js");

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What stands in somebody's way on a page, as far as a machine can find it. */
export async function faultsIn(page: View): Promise<string[]> {
  await page.front();
  await page.evaluate(`${await readFile(program, "utf8")}; null`);
  return page.evaluate(`axe.run({ runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" ")))`);
}

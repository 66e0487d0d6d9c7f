import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

/** It runs in any page. Sent as often as there are pages, the smaller one is read. */
const program = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const ALL = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};
const COLOURS = { type: "rule", values: ["color-contrast"] };

/**
 * What stands in somebody's way on a page without frames, as far as a machine can find it: in the light by all rules, in
 * the dark, where all else is the same, by colours. The page stays dark.
 */
export async function barriers(page: Page): Promise<{ light: string[]; dark: string[] }> {
  await page.evaluate(`${program}; null`);
  const found = (runOnly: object): Promise<string[]> =>
    page.evaluate(`axe.run({ runOnly: ${JSON.stringify(runOnly)} }).then(
      ({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" ")))`);
  const light = await found(ALL);
  await page.emulateMedia({ colorScheme: "dark" });
  return { light, dark: await found(COLOURS) };
}

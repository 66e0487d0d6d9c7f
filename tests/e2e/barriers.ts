import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

/** It runs in any page. Sent as often as there are pages, the smaller one is read. */
export const axe: string = await readFile(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

const ALL = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};
const COLOURS = { type: "rule", values: ["color-contrast"] };

/** The expression for what stands in somebody's way on a page in which axe is, by all rules unless said otherwise. */
export const found = (runOnly: object = ALL): string =>
  `axe.run({ runOnly: ${JSON.stringify(runOnly)} }).then(
    ({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" ")))`;

/**
 * What stands in somebody's way on a page without frames, as far as a machine can find it: in the light by all rules, in
 * the dark, where all else is the same, by colours. The page stays dark.
 */
export async function barriers(page: Page): Promise<{ light: string[]; dark: string[] }> {
  await page.evaluate(`${axe}; null`);
  // All of it in sight: what the footer half covers would count as too small.
  const size = page.viewportSize();
  const height = await page.evaluate<number>("document.documentElement.scrollHeight");
  if (size) await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
  const light = await page.evaluate<string[]>(found());
  if (size) await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: "dark" });
  return { light, dark: await page.evaluate(found(COLOURS)) };
}

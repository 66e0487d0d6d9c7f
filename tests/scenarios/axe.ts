import { axe, found } from "../e2e/barriers.ts";
import type { View } from "./view.ts";

/** What stands in somebody's way on a page, as far as a machine can find it. */
export async function faultsIn(page: View): Promise<string[]> {
  await page.front();
  await page.evaluate(`${axe}; null`);
  return page.evaluate(found());
}

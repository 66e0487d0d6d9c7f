import { Trouble } from "../../scripts/main.ts";
import type { Lab } from "./lab.ts";
import type { Subject } from "./subject.ts";

/**
 * Wakes the worker with a message from a page of the extension, one that runs none of its code, and asks for the badge
 * until there is one. In milliseconds.
 */
const wake = `(async () => {
  await chrome.action.setBadgeText({ text: "" });
  const start = performance.now();
  chrome.runtime.sendMessage({ name: "refresh", data: null }).catch(() => {});
  let badge = "";
  while (badge === "" && performance.now() - start < 5000) badge = await chrome.action.getBadgeText({});
  return { badge, duration: performance.now() - start };
})()`;

export async function startToBadge(lab: Lab, { id, isRightBadge }: Subject) {
  const page = await lab.context.newPage();
  await page.goto(`chrome-extension://${id}/manifest.json`);
  await lab.workers.stop();
  const { badge, duration } = await page.evaluate<{ badge: string; duration: number }>(wake);
  if (!isRightBadge(badge)) throw new Trouble(`The badge was "${badge}", which is wrong.`);
  await page.close();
  return { badge: duration };
}

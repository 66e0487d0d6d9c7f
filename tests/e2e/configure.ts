import type { Browser } from "../../scripts/chromium.ts";

/** A part of the page that has the switches has its rights, and draws nothing. */
export const SWITCHES = "chrome://extensions/strings.m.js";

type Changes = { pinnedToToolbar: boolean } | { hostAccess: "ON_CLICK" | "ON_ALL_SITES" };

/** As if the person had changed something of the extension at `chrome://extensions`, or pinned its icon. */
export async function configure({ context, extensionId }: Browser, changes: Changes): Promise<void> {
  const page = await context.newPage();
  await page.goto(SWITCHES);
  await page.evaluate(
    `chrome.developerPrivate.updateExtensionConfiguration(${JSON.stringify({ extensionId, ...changes })})`,
  );
  await page.close();
}

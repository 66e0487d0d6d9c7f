import type { Browser } from "../../scripts/chromium.ts";
import { lookout, openPage, pageOf } from "../../scripts/connection.ts";
import { forget } from "../e2e/ask.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { AFTERNOON, PANEL, POPUP, SETTINGS, createStage } from "./stage.ts";
import type { Texts } from "./texts.ts";

export type BrowserStage = Awaited<ReturnType<typeof createBrowserStage>>;

/** A real browser and an awork that are put into one state after the other. */
export async function createBrowserStage(browser: Browser, awork: FakeAwork, texts: Texts) {
  // One tab for all states: to open another costs several times what it takes to leave a page for the next.
  const page = await openPage(browser, "options");
  for (const other of browser.context.pages()) if (other !== page) await other.close();

  const stage = createStage(page, awork, texts, async (name) => {
    await page.setViewportSize({ popup: POPUP, sidepanel: PANEL, options: SETTINGS }[name]);
    await page.goto(pageOf(browser, name));
  });

  return {
    ...stage,
    /** Nobody is connected, nothing is chosen, and awork has no entries. */
    async clear(): Promise<void> {
      await page.goto(lookout(browser));
      await page.emulateMedia({ colorScheme: null, forcedColors: null });
      await forget(page);
      awork.script.reset();
      awork.books.clear();
      awork.signIn.reset();
      awork.clock.set(AFTERNOON);
      awork.journal.clear();
    },
  };
}

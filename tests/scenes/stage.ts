import type { Page } from "@playwright/test";
import type { Browser } from "../../scripts/chromium.ts";
import { lookout, openPage, pageOf } from "../../scripts/connection.ts";
import { until } from "../../scripts/wait.ts";
import { ask, connect, forget } from "../e2e/ask.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { Texts } from "./texts.ts";

/** An afternoon that is one day in every time zone of Europe. */
const AFTERNOON = Date.parse("2026-08-26T12:41:26.300Z");

/** No browser makes a popup larger. */
const POPUP = { width: 340, height: 600 };
const SETTINGS = { width: 800, height: 900 };

export type Stage = Awaited<ReturnType<typeof createStage>>;

/** A browser and an awork that are put into one state after the other, whatever language they speak. */
export async function createStage(browser: Browser, awork: FakeAwork, texts: Texts) {
  // One tab for all states: to open another costs several times what it takes to leave a page for the next.
  const page = await openPage(browser, "options");
  for (const other of browser.context.pages()) if (other !== page) await other.close();

  async function show(name: string, size: { width: number; height: number }): Promise<void> {
    await page.setViewportSize(size);
    await page.goto(pageOf(browser, name));
  }

  return {
    awork,
    /** Has the background look whether awork has news, as a popup does that opens. */
    attend: () => ask(page, "attend"),
    /** The words for people; placeholders are filled in order. */
    words: (name: string, ...values: string[]): string =>
      texts[name]!.message.replace(/\$([1-9])/g, (_, place) => values[Number(place) - 1] ?? ""),

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

    connect: (token?: string, userId?: string) => connect(page, token, userId),

    stored: <T>(key: string) =>
      page.evaluate<T>(`chrome.storage.local.get("${key}").then((all) => all["${key}"])`),
    store: (values: Record<string, unknown>, area: "local" | "session" | "sync" = "local") =>
      page.evaluate(`chrome.storage.${area}.set(${JSON.stringify(values)})`),

    /** The popup with all that comes after its first frame. */
    async openPopup(): Promise<Page> {
      await show("popup", POPUP);
      const isConnected = Boolean(await this.stored("account"));
      await page
        .locator(isConnected ? ".days .amount" : "main button")
        .first()
        .waitFor();
      return page;
    },

    async openSettings(): Promise<Page> {
      await show("options", SETTINGS);
      await page.locator("h1").waitFor();
      return page;
    },

    until,
  };
}

import { relative } from "node:path";
import type { Page } from "@playwright/test";
import { PERSON_TOKEN } from "../tests/fake-awork/people.ts";
import type { FakeAwork } from "../tests/fake-awork/server.ts";
import { findBrowser } from "./browser.ts";
import { launch, type Browser } from "./chromium.ts";
import { connect, pageOf } from "./connection.ts";
import { readFace } from "./face.ts";
import { unlessStopped } from "./main.ts";
import { root } from "./root.ts";
import { build, invite, isAlone, placeOf, print, removal, sum } from "./show.ts";
import { until } from "./wait.ts";
import { windowsClosed } from "./window.ts";

/**
 * Opens Chromium with the extension connected. Without a display it presses Resume and reports the result.
 */
export async function startInChromium(awork: FakeAwork, things: AsyncDisposableStack, stop: AbortSignal) {
  const executablePath = await findBrowser(stop);
  const extension = await build({ origin: awork.origin, browser: "chrome", signal: stop });
  const headless = isAlone("Chromium");
  // Elements of the settings page are found by their English text, whatever the machine's language.
  const browser = await launch({ executablePath, extension, headless, locale: "en-US" });
  things.defer(() => browser.close());
  await unlessStopped(stop, prepare(browser, awork));
  if (headless) {
    await unlessStopped(stop, resume(browser, awork));
  } else {
    await unlessStopped(stop, explain(browser, awork));
    await windowsClosed(browser, stop);
  }
}

async function prepare(browser: Browser, awork: FakeAwork) {
  const page = await connect(browser, PERSON_TOKEN);
  await page.goto(awork.origin);
  for (const other of browser.context.pages()) if (other !== page) await other.close();
}

/** The main feature without a display: checks the paused timer, presses Resume, checks the running timer. */
async function resume(browser: Browser, awork: FakeAwork) {
  const popup = await browser.context.newPage();
  await popup.setViewportSize({ width: 360, height: 600 });
  await popup.goto(pageOf(browser, "popup"));
  const button = popup.getByRole("button", { name: "Resume", exact: true });
  await button.waitFor();
  await until("the badge shows a time", async () => (await readFace(popup)).badge !== "");
  const before = await readFace(popup);
  print("Paused", before);
  const paused = await picture(popup, "paused");

  console.log("Pressing Resume");
  await button.click();
  await awork.journal.waitFor(removal);
  await button.waitFor({ state: "hidden" });
  await until(
    "the tooltip tells of the change",
    async () => (await readFace(popup)).tooltip !== before.tooltip,
  );
  const after = await readFace(popup);
  print("Running", after);
  await until("the popup's time moves", async () => (await readFace(popup)).time !== after.time);
  const running = await picture(popup, "running");

  sum(awork.journal.count(removal), [paused, running]);
}

async function picture(popup: Page, name: string) {
  const path = await placeOf(name);
  await popup.locator("body").screenshot({ path });
  return relative(root, path);
}

async function explain({ worker }: Browser, awork: FakeAwork) {
  const commands = await worker.evaluate<{ name: string; shortcut: string }[]>("chrome.commands.getAll()");
  const key = commands.find(({ name }) => name === "resume")?.shortcut;
  invite(awork.origin, key);
}

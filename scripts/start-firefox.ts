import { relative } from "node:path";
import type { Page } from "puppeteer-core";
import { createDriver, type Driver } from "../tests/scenarios/driver.ts";
import { inFirefox } from "../tests/scenarios/firefox.ts";
import type { View } from "../tests/scenarios/view.ts";
import type { FakeAwork } from "../tests/fake-awork/server.ts";
import { type Face } from "./face.ts";
import { findFirefox } from "./find-firefox.ts";
import { type Firefox, firefoxPage, launchFirefox } from "./firefox.ts";
import { unlessStopped } from "./main.ts";
import { root } from "./root.ts";
import { build, invite, isAlone, placeOf, print, removal, sum } from "./show.ts";
import { until } from "./wait.ts";

/** Opens Firefox with the extension connected. Without a display it presses Resume and reports the result. */
export async function startInFirefox(awork: FakeAwork, things: AsyncDisposableStack, stop: AbortSignal) {
  const executablePath = await findFirefox(stop);
  const extension = await build({ origin: awork.origin, browser: "firefox", signal: stop });
  const headless = isAlone("Firefox");
  const firefox = await launchFirefox({ executablePath, headless, locale: "en-US" });
  things.defer(() => firefox.close());
  await unlessStopped(stop, firefox.install(extension));
  const driver = createDriver(await unlessStopped(stop, inFirefox(firefox)), awork);
  await unlessStopped(stop, driver.connect());
  if (headless) return unlessStopped(stop, resume(firefox, driver, awork));
  await unlessStopped(stop, explain(firefox, driver, awork));
  await closed(firefox, stop);
}

/** The main feature without a display: checks the paused timer, presses Resume, checks the running timer. */
async function resume({ pageAt }: Firefox, driver: Driver, awork: FakeAwork) {
  const popup = await driver.openPopup();
  const page = await pageAt((address) => address === firefoxPage("popup"));
  await popup.shows("h1", "Paused");
  const before = await faceOf(driver, popup);
  print("Paused", before);
  const paused = await picture(page, "firefox-paused");

  console.log("Pressing Resume");
  await popup.press("Resume");
  await awork.journal.waitFor(removal);
  await popup.shows("h1", "Running");
  await until(
    "the tooltip tells of the change",
    async () => (await driver.toolbar()).tooltip !== before.tooltip,
  );
  const after = await faceOf(driver, popup);
  print("Running", after);
  await until("the popup's time moves", async () => (await popup.text("[role=timer]")) !== after.time);
  sum(awork.journal.count(removal), [paused, await picture(page, "firefox-running")]);
}

const faceOf = async (driver: Driver, popup: View): Promise<Face> => ({
  time: (await popup.text("[role=timer]")) ?? "",
  ...(await driver.toolbar()),
});

async function picture(page: Page, name: string) {
  const path = await placeOf(name);
  await (await page.$("body"))!.screenshot({ path: path as `${string}.png` });
  return relative(root, path);
}

async function explain({ browser }: Firefox, { settings }: Driver, awork: FakeAwork) {
  const page = await browser.newPage();
  await page.goto(awork.origin);
  const commands = await settings.evaluate<{ name: string; shortcut: string }[]>("chrome.commands.getAll()");
  invite(awork.origin, commands.find(({ name }) => name === "resume")?.shortcut);
}

/** Resolves when the person closes Firefox or presses Ctrl+C; both end normally. */
const closed = ({ browser }: Firefox, stop: AbortSignal) =>
  new Promise<void>((resolve) => {
    stop.addEventListener("abort", () => resolve(), { once: true });
    browser.once("disconnected", () => resolve());
  });

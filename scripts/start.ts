import { mkdir } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Page } from "@playwright/test";
import { startFakeAwork } from "../tests/fake-awork/server.ts";
import { PERSON_EMAIL, PERSON_PASSWORD, PERSON_TOKEN } from "../tests/fake-awork/people.ts";
import { findBrowser } from "./browser.ts";
import { launch, type Browser } from "./chromium.ts";
import { connect, pageOf } from "./connection.ts";
import { buildExtension } from "./extension.ts";
import { readFace, type Face } from "./face.ts";
import { main, Trouble, unlessStopped } from "./main.ts";
import { root } from "./root.ts";
import { hasDisplay } from "./screen.ts";
import { until } from "./wait.ts";
import { windowsClosed } from "./window.ts";

type Awork = Awaited<ReturnType<typeof startFakeAwork>>;

const removal = { method: "POST", path: /\/removebreaks$/ };
const pictures = join(root, ".results", "start");

await main(async (things, stop) => {
  const executablePath = await findBrowser(stop);
  const awork = await startFakeAwork({ day: true });
  things.defer(() => awork.close());
  console.log(`A stand-in for awork, with a day of entries: ${awork.origin}/`);

  console.log("Building the extension for it");
  const extension = await buildExtension({ origin: awork.origin, outDir: ".output/start", signal: stop });

  const headless = !hasDisplay();
  console.log(headless ? "Nobody looks: opening Chromium without a window" : "Opening Chromium");
  // The settings page is found by its English words, whatever the machine speaks.
  const browser = await launch({ executablePath, extension, headless, locale: "en-US" });
  things.defer(() => browser.close());
  await unlessStopped(stop, prepare(browser, awork));
  if (headless) {
    await unlessStopped(stop, resume(browser, awork));
  } else {
    await unlessStopped(stop, explain(browser, awork));
    await windowsClosed(browser, stop);
  }
  return 0;
});

async function prepare(browser: Browser, awork: Awork) {
  const page = await connect(browser, PERSON_TOKEN);
  await page.goto(awork.origin);
  for (const other of browser.context.pages()) if (other !== page) await other.close();
}

/** The main job with nobody looking: pause seen, Resume pressed, running seen. */
async function resume(browser: Browser, awork: Awork) {
  const popup = await browser.context.newPage();
  await popup.setViewportSize({ width: 340, height: 600 });
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

  const posts = awork.journal.count(removal);
  if (posts !== 1) throw new Trouble(`Resume was to post removebreaks once; awork got it ${posts} times.`);
  console.log(`The timer runs again. Pictures of the popup: ${paused}, ${running}`);
}

function print(state: string, { time, badge, tooltip }: Face) {
  console.log(`${state}: time ${time}, badge ${badge}, tooltip "${tooltip}"`);
}

async function picture(popup: Page, name: string) {
  await mkdir(pictures, { recursive: true });
  const path = join(pictures, `${name}.png`);
  await popup.locator("body").screenshot({ path });
  return relative(root, path);
}

async function explain({ worker }: Browser, awork: Awork) {
  const commands = await worker.evaluate<{ name: string; shortcut: string }[]>("chrome.commands.getAll()");
  const key = commands.find(({ name }) => name === "resume")?.shortcut;
  console.log(`The timer is paused: click the toolbar icon${key ? `, or press ${key}` : ""}.`);
  console.log(
    `${awork.origin}/ plays awork's web app: start, pause and stop there, and the toolbar follows.`,
  );
  console.log(
    `To try the sign-in too: sign out in the settings, then sign in as ${PERSON_EMAIL} with the password: ${PERSON_PASSWORD}`,
  );
  console.log("Close the window, or press Ctrl+C here, to end.");
}

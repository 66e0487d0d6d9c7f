import type { Desk } from "./desk.ts";
import { expect, test } from "./real-popup.ts";

const MINUTE = 60_000;

// One after the other, at one screen.
test.describe.configure({ mode: "default" });

const PANEL = `chrome.extension.getViews().find(({ location }) => location.pathname === "/sidepanel.html")`;

/** The real side panel, looked at from another page: it is none of the pages that the test's tools list. */
const panelAt = ({ watch }: Desk) => ({
  isOpen: () =>
    watch.evaluate<boolean>(
      `chrome.runtime.getContexts({ contextTypes: ["SIDE_PANEL"] }).then(({ length }) => length === 1)`,
    ),
  text: (selector: string) =>
    watch.evaluate<string | null>(
      `${PANEL}?.document.querySelector("${selector}")?.innerText.trim() ?? null`,
    ),
  evaluate: (expression: string) => watch.evaluate(`((window) => { ${expression} })(${PANEL})`),
  async close() {
    await watch.evaluate(`${PANEL}?.close()`);
    await expect.poll(() => this.isOpen()).toBe(false);
  },
});

const iconOpens = ({ watch }: Desk) => watch.evaluate<string>("chrome.action.getPopup({})");

/** The person chooses what the icon opens, and it holds. */
async function choose(desk: Desk, opens: "popup" | "panel"): Promise<void> {
  await desk.watch.evaluate(`chrome.storage.sync.set({ iconOpens: "${opens}" })`);
  await expect.poll(() => iconOpens(desk)).toMatch(opens === "panel" ? /^$/ : /popup\.html$/);
}

test("opens from the popup's menu, follows what is done elsewhere, and works as the popup does", async ({
  desk,
  awork,
}) => {
  awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  await desk.connect();
  const panel = panelAt(desk);
  const popup = await desk.openPopup();
  await popup.getByRole("button", { name: "More" }).click();
  await popup.getByRole("button", { name: "Open in side panel" }).click();
  await expect.poll(() => panel.isOpen()).toBe(true);
  await popup.close();
  await expect.poll(() => panel.text("h1")).toBe("Running");
  awork.books.pause();
  await expect.poll(() => panel.text("h1"), { timeout: 15_000 }).toBe("Paused");
  await panel.evaluate(
    `[...window.document.querySelectorAll("button")].find((each) => /^Resume/.test(each.innerText)).click()`,
  );
  await expect.poll(() => panel.text("h1")).toBe("Running");
  await panel.close();
});

test("the icon opens it for who wants that, also after the worker has died and the browser has forgotten", async ({
  desk,
  awork,
}) => {
  awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  await desk.connect();
  await choose(desk, "panel");
  await desk.watch.evaluate(`chrome.action.setPopup({ popup: "popup.html" })`);
  await desk.killWorker();
  await desk.watch.evaluate(`chrome.runtime.sendMessage({ name: "refresh", data: null })`);
  await expect.poll(() => iconOpens(desk)).toBe("");
  await choose(desk, "popup");
});

test("over a task of awork the key opens it with that task offered; a question still opens the popup", async ({
  seat,
  popup,
  desk,
  awork,
}) => {
  test.slow();
  awork.books.add({ start: awork.clock.now() - 90 * MINUTE, end: awork.clock.now() - 50 * MINUTE });
  await desk.connect();
  await choose(desk, "panel");
  const panel = panelAt(desk);
  const page = await desk.context.newPage();
  await page.goto(`${awork.origin}/tasks/WEB-15/details`);
  await expect(async () => {
    await page.bringToFront();
    await seat!.focus("chromium");
    await seat!.press("alt+shift+j");
    await expect.poll(() => panel.isOpen(), { timeout: 3_000 }).toBe(true);
  }).toPass({ timeout: 30_000 });
  await expect.poll(() => panel.text("#onThisPage")).toBe("On this page");
  // There is nothing to resume: the popup says so, and stays open though the icon is the panel's again.
  await expect(async () => {
    await seat!.focus("chromium");
    await seat!.press("alt+shift+u");
    await expect.poll(() => popup.isOpen(), { timeout: 3_000 }).toBe(true);
  }).toPass({ timeout: 30_000 });
  await expect.poll(() => iconOpens(desk)).toBe("");
  expect(await popup.isOpen()).toBe(true);
  await popup.close("Escape");
  await panel.close();
  await choose(desk, "popup");
  await page.close();
});

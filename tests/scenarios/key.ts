import { MINUTE } from "../fake-awork/clock.ts";
import { NAME } from "./view.ts";
import { expect } from "../e2e/fixtures.ts";
import { paused, removal } from "./timer.ts";
import type { ScenarioTest } from "./test.ts";
import { FULL } from "../e2e/tags.ts";

/** What has the focus in the real popup, which is no tab. */
const focused = `(() => {
  const page = chrome.extension.getViews({ type: "popup" })[0]?.document;
  return page?.hasFocus() && (${NAME})(page.activeElement);
})()`;

const PANEL = `chrome.extension.getViews().find(({ location }) => location.pathname === "/sidepanel.html")`;

/** Real keys, pressed on the screen. */
export function keyScenarios(test: ScenarioTest): void {
  test("the suggested keys are really assigned", async ({ driver }) => {
    const commands =
      await driver.settings.evaluate<{ name: string; shortcut: string }[]>("chrome.commands.getAll()");
    expect(Object.fromEntries(commands.map(({ name, shortcut }) => [name, shortcut]))).toEqual({
      _execute_action: "Alt+Shift+J",
      openPanel: "",
      resume: "Alt+Shift+U",
      pauseOrResume: "",
      startOrContinue: "",
      stop: "",
    });
  });

  test("a real key press resumes what is paused, once, although the background was ended", async ({
    driver,
    awork,
    pressKey,
  }) => {
    paused(awork);
    await driver.connect();
    await driver.age(0);
    await driver.stopBackground();
    await pressKey("alt+shift+u");
    await awork.journal.waitFor(removal);
    await expect.poll(async () => (await driver.toolbar()).tooltip).toMatch(/^Running 0:50/);
    expect(awork.journal.count(removal)).toBe(1);
  });

  test("breaks above the limit are asked about in the popup first, and Enter keeps them breaks", async ({
    driver,
    awork,
    pressKey,
  }) => {
    const now = awork.clock.now();
    // Not near a turn of the minute.
    const start = now - 120 * MINUTE - 30_000;
    awork.books.add({ start, breaks: [{ start: now - 61 * MINUTE, end: null }] });
    await driver.connect();
    await pressKey("alt+shift+u");
    const told = /Not resumed yet: 1:01 of breaks would count as work\./;
    await expect
      .poll(() => driver.toolbar())
      .toMatchObject({ badge: driver.badgeFor((59 * MINUTE) / 1000), tooltip: expect.stringMatching(told) });
    await expect.poll(() => driver.settings.evaluate(focused)).toBe("Resume and keep the break");
    await pressKey("Return");
    await expect.poll(async () => (await driver.toolbar()).tooltip).toMatch(/^Running/);
    expect(awork.journal.count(removal)).toBe(0);
    expect(awork.books.current()?.breaks).toMatchObject([{ end: expect.any(Number) }]);
  });

  test("the other key opens the popup, and Enter presses its main button", async ({
    driver,
    awork,
    pressKey,
  }) => {
    paused(awork);
    await driver.connect();
    await pressKey("alt+shift+j");
    await expect.poll(() => driver.settings.evaluate(focused)).toBe("Resume");
    await pressKey("Return");
    await expect.poll(async () => (await driver.toolbar()).tooltip).toMatch(/^Running 0:50/);
    expect(awork.journal.count(removal)).toBe(1);
  });

  test("the key opens the side panel for who chose that, although the background was ended; a question still opens the popup", async ({
    driver,
    awork,
    pressKey,
  }) => {
    const now = awork.clock.now();
    awork.books.add({
      start: now - 120 * MINUTE - 30_000,
      breaks: [{ start: now - 61 * MINUTE, end: null }],
    });
    await driver.connect();
    const iconOpens = () => driver.settings.evaluate<string>("chrome.action.getPopup({})");
    await driver.settings.evaluate(`chrome.storage.sync.set({ iconOpens: "panel" })`);
    await expect.poll(iconOpens).toBe("");
    await driver.stopBackground();
    await pressKey("alt+shift+j");
    const heading = `${PANEL}?.document.querySelector("h1")?.innerText ?? null`;
    await expect.poll(() => driver.settings.evaluate<string | null>(heading)).toBe("Paused");
    expect(await driver.settings.evaluate(`chrome.extension.getViews({ type: "popup" }).length`)).toBe(0);
    await pressKey("alt+shift+u");
    await expect.poll(() => driver.settings.evaluate(focused)).toBe("Resume and keep the break");
    // The popup stays open although the icon is the panel's again.
    await expect.poll(iconOpens).toBe("");
    expect(await driver.settings.evaluate(focused)).toBe("Resume and keep the break");
    await pressKey("Escape");
    await driver.settings.evaluate(`${PANEL}.close()`);
    await driver.settings.evaluate(`chrome.storage.sync.remove("iconOpens")`);
    await expect.poll(iconOpens).toMatch(/popup\.html$/);
  });

  test(
    "a real press in the popup's menu opens the side panel, and the popup is out of the way",
    FULL,
    async ({ driver, awork, realPopup }) => {
      paused(awork);
      await driver.connect();
      await realPopup.open();
      await realPopup.press("More");
      await realPopup.press("Open in side panel");
      const heading = `${PANEL}?.document.querySelector("h1")?.innerText ?? null`;
      await expect.poll(() => driver.settings.evaluate<string | null>(heading)).toBe("Paused");
      await expect.poll(() => realPopup.isOpen()).toBe(false);
      await driver.settings.evaluate(`${PANEL}.close()`);
    },
  );
}

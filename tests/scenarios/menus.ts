import { expect } from "../e2e/fixtures.ts";
import { iconTitles } from "../e2e/menu-items.ts";
import { TASKS } from "../fake-awork/catalogue.ts";
import { HOUR, MINUTE } from "../fake-awork/clock.ts";
import { isTimer, openBreak } from "../fake-awork/entry.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { APP_HOST } from "../fake-awork/web-app.ts";
import type { Driver } from "./driver.ts";
import type { ScenarioTest } from "./test.ts";
import { paused, removal } from "./timer.ts";
import { FULL, usually } from "../e2e/tags.ts";

const POST = { method: "POST" };
const PAUSE = { ...POST, path: /\/pause$/ };
const KEEP = { ...POST, path: /\/resume$/ };
const START = { ...POST, path: /\/start$/ };

const RUNS = ["Pause", "Stop"];
const NOTE = "Start awork timer with this as note";
const KEEP_BREAK = "Resume and keep the break";
const IS_PAUSED = [
  expect.stringMatching(/^Resume: the break since \S+ [AP]M counts as work$/),
  KEEP_BREAK,
  "Stop",
];
const IS_PAUSED_AGAIN = [
  expect.stringMatching(/^Resume: 0:07 of breaks and the break since \S+ [AP]M count as work$/),
  KEEP_BREAK,
  "Stop",
];

const tooltip = async (driver: Driver) => (await driver.toolbar()).tooltip;

const running = ({ books, clock }: FakeAwork) => books.add({ start: clock.now() - 50 * MINUTE });

/** Somebody is connected, and the icon's menu is so. */
async function connected(driver: Driver, titles: unknown[]): Promise<void> {
  await driver.connect();
  await expect.poll(() => iconTitles(driver.settings)).toEqual(titles);
}

/** Time has passed, and the background has ended. */
async function asleep(driver: Driver): Promise<void> {
  await driver.age(MINUTE);
  await driver.stopBackground();
}

/** The context menus, opened by a right click on a screen. */
export function menuScenarios(test: ScenarioTest): void {
  test("the icon's menu has what the timer allows, and follows it", async ({ driver, awork }) => {
    running(awork);
    await connected(driver, RUNS);
    const popup = await driver.openPopup();
    await popup.press("Pause");
    await expect.poll(() => iconTitles(driver.settings)).toEqual(IS_PAUSED);
    await popup.press("Stop");
    await expect
      .poll(() => iconTitles(driver.settings))
      .toEqual(["Continue: Create logo concept · Website relaunch"]);
  });

  test(
    "the icon's menu pauses the timer, once, although the background was ended",
    FULL,
    async ({ driver, awork, menu }) => {
      const entry = running(awork);
      await connected(driver, RUNS);
      await asleep(driver);
      expect(await menu.openOnIcon()).toEqual(RUNS);
      await driver.stopBackground();
      await menu.choose("Pause");
      await awork.journal.waitFor(PAUSE);
      await expect.poll(() => tooltip(driver)).toMatch(/^Paused 0:50/);
      expect(openBreak(entry)).not.toBeNull();
      expect(awork.journal.count(POST)).toBe(1);
      await expect.poll(() => iconTitles(driver.settings)).toEqual(IS_PAUSED);
      expect(await menu.openOnIcon()).toEqual(IS_PAUSED);
    },
  );

  for (const [what, title, request] of [
    ["makes work of the breaks", "Resume: 0:07", removal],
    ["keeps the break", KEEP_BREAK, KEEP],
  ] as const)
    test(
      `the icon's menu resumes and ${what}, although the background was ended`,
      usually(request === removal),
      async ({ driver, awork, menu }) => {
        const entry = paused(awork);
        await connected(driver, IS_PAUSED_AGAIN);
        await asleep(driver);
        expect(await menu.openOnIcon()).toEqual(IS_PAUSED_AGAIN);
        await driver.stopBackground();
        await menu.choose(title);
        await awork.journal.waitFor(request);
        await expect.poll(() => tooltip(driver)).toMatch(/^Running/);
        expect(openBreak(entry)).toBeNull();
        expect(awork.journal.count(POST)).toBe(1);
        await expect.poll(() => iconTitles(driver.settings)).toEqual(RUNS);
      },
    );

  test("the icon's menu starts one of the last tasks, once, also when it is chosen twice", async ({
    driver,
    awork,
    menu,
    realPopup,
  }) => {
    const now = awork.clock.now();
    const [, sitemap, , meeting] = TASKS;
    for (const [place, task] of [meeting!, sitemap!].entries())
      awork.books.add({ task, start: now - (5 - place) * HOUR, end: now - (4 - place) * HOUR });
    const running = awork.books.add({ start: now - 50 * MINUTE });
    await driver.connect();
    // The popup reads the last days.
    await realPopup.open();
    const all = [
      ...RUNS,
      "Switch to: Sitemap and wireframes · Website relaunch",
      "Switch to: Weekly team meeting · Studio",
    ];
    await expect.poll(() => iconTitles(driver.settings)).toEqual(all);
    await realPopup.close("its own key");
    await asleep(driver);
    expect(await menu.openOnIcon()).toEqual(all);
    await driver.stopBackground();
    const held = awork.script.next(START, { hold: true });
    await menu.choose(all[3]!);
    await held.arrived;
    await menu.openOnIcon();
    await menu.choose(all[3]!);
    held.release();
    await expect.poll(() => tooltip(driver)).toMatch(/^Running 0:00 · Weekly team meeting/);
    await expect.poll(() => iconTitles(driver.settings)).not.toEqual(all);
    expect(isTimer(running)).toBe(false);
    expect(awork.books.current()?.task?.name).toBe(meeting!.name);
    expect(awork.journal.count(START)).toBe(1);
    // The second is the first, and finds no change.
    expect(await realPopup.isOpen()).toBe(false);
  });

  test("a held Enter pauses once, and does nothing else", FULL, async ({ driver, awork, menu, seat }) => {
    running(awork);
    await connected(driver, RUNS);
    await driver.settings.evaluate(
      `(window.held = 0, window.addEventListener("keydown", ({ repeat }) => void (window.held += repeat), true))`,
    );
    await menu.openOnIcon();
    await menu.goTo("Pause");
    await seat!.hand("keydown", "Return");
    await expect.poll(() => driver.settings.evaluate<number>("window.held")).toBeGreaterThan(10);
    await seat!.hand("keyup", "Return");
    await expect.poll(() => tooltip(driver)).toMatch(/^Paused 0:50/);
    expect(awork.journal.count(POST)).toBe(1);
  });

  test("what the menu offers for a timer that has ended elsewhere does nothing to the next one, and the popup says so", async ({
    driver,
    awork,
    menu,
    realPopup,
  }) => {
    running(awork);
    await connected(driver, RUNS);
    await menu.openOnIcon();
    await menu.close();
    await asleep(driver);
    awork.books.stop();
    const next = awork.books.add({ start: awork.clock.now() - MINUTE });
    awork.journal.clear();
    await menu.openOnIcon();
    await driver.stopBackground();
    await menu.choose("Stop");
    await expect.poll(() => realPopup.text("[role=alert]")).toContain("The timer changed in awork.");
    expect(isTimer(next)).toBe(true);
    expect(awork.journal.count(POST)).toBe(0);
  });

  test(
    "a menu that was opened before the timer changed does nothing to the next one",
    FULL,
    async ({ driver, awork, menu, realPopup }) => {
      running(awork);
      await connected(driver, RUNS);
      await menu.openOnIcon();
      awork.books.stop();
      const next = awork.books.add({ start: awork.clock.now() - 10 * MINUTE });
      await driver.pass(5 * MINUTE);
      await expect.poll(() => tooltip(driver)).toMatch(/^Running 0:10/);
      awork.journal.clear();
      await menu.choose("Stop");
      // Chromium ignores a press on an item that is no longer in the menu.
      if (driver.browser === "Firefox")
        await expect.poll(() => realPopup.text("[role=alert]")).toContain("The timer changed in awork.");
      // The background takes one after the other.
      await driver.pass(5 * MINUTE);
      expect(isTimer(next)).toBe(true);
      expect(awork.journal.count(POST)).toBe(0);
    },
  );

  test("selected text on a page becomes the note in the popup, although the background was ended", async ({
    driver,
    awork,
    webApp,
    menu,
    realPopup,
  }) => {
    running(awork);
    await connected(driver, RUNS);
    const page = await driver.openWebApp(webApp.at(APP_HOST));
    await asleep(driver);
    expect(await menu.openOnText(page, "header strong")).toEqual([NOTE]);
    await driver.stopBackground();
    await menu.choose(NOTE);
    await expect
      .poll(() => realPopup.evaluate(`document.querySelector("#new-note")?.value`))
      .toBe("A stand-in for awork on this machine");
    expect(awork.journal.count(POST)).toBe(0);
  });
}

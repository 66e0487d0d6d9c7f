import { HOUR, MINUTE } from "../fake-awork/clock.ts";
import { connect } from "../e2e/ask.ts";
import { expect } from "../e2e/fixtures.ts";
import { faultsIn } from "./axe.ts";
import { paused } from "./timer.ts";
import type { ScenarioTest } from "./test.ts";
import { FULL } from "../e2e/tags.ts";

/** The settings page, and what it changes. */
export function settingsScenarios(test: ScenarioTest): void {
  test(
    "what is chosen is kept where it follows the person, shows in another window, and holds",
    FULL,
    async ({ driver, awork }) => {
      paused(awork);
      await driver.connect();
      const { settings } = driver;
      const other = await driver.open("options");
      const kept = "document.querySelector('input[value=keepBreaks]').checked";
      await expect
        .poll(() => other.evaluate(`Boolean(document.querySelector("input[value=keepBreaks]"))`))
        .toBe(true);
      expect(await other.evaluate(kept)).toBe(false);
      await settings.choose("Breaks stay breaks");
      await settings.shows("[role=status]", "Saved.");
      await settings.fill("Ask before more", "90");
      await settings.key("Tab");
      await expect
        .poll(() => settings.evaluate("chrome.storage.sync.get(null)"))
        .toEqual({ resume: "keepBreaks", guardMinutes: 90 });
      await expect.poll(() => other.evaluate(kept)).toBe(true);
      await driver.stopBackground();
      const popup = await driver.openPopup();
      await popup.shows("button.main", "Resume and keep the break");
    },
  );

  test.describe("asked by the browser", () => {
    // What was allowed once is allowed again without a question, until the extension is installed anew.
    test.use({ from: "new" });
    test("a reminder switched on asks the browser, and comes once", async ({ driver, awork }) => {
      const { answerYes, settings } = driver;
      test.skip(!answerYes, "the browser's own question can't be pressed here");
      const { books, clock } = awork;
      books.add({ start: clock.now() - 2 * HOUR, breaks: [{ start: clock.now() - 45 * MINUTE, end: null }] });
      await driver.connect();
      await settings.click("checkbox", "A timer has been paused longer than");
      await answerYes!();
      await settings.shows("[role=status]", "Saved.");
      const shown = () => settings.evaluate("chrome.notifications.getAll().then(Object.keys)");
      await expect.poll(shown).toEqual(["reminder"]);
      await expect
        .poll(async () => Object.keys((await driver.stored("reminded"))?.told ?? {}))
        .toEqual(["paused"]);
      books.resume();
      await driver.pass(5 * MINUTE);
      await expect.poll(shown).toEqual([]);
    });
  });

  test("neither page has a barrier that a machine can find", async ({ driver, awork }) => {
    paused(awork);
    await driver.connect();
    expect(await faultsIn(driver.settings)).toEqual([]);
    const popup = await driver.openPopup();
    await popup.shows(".days h2", ":");
    expect(await faultsIn(popup)).toEqual([]);
  });

  test.describe("in German", () => {
    test.use({ language: "de" });

    test("toolbar, popup and settings speak it", async ({ driver, awork }) => {
      const speaks = await driver.settings.evaluate<string>("chrome.i18n.getUILanguage()");
      test.skip(!speaks.startsWith("de"), "this browser has no German");
      paused(awork);
      await connect(driver.settings);
      await expect.poll(async () => (await driver.toolbar()).tooltip).toMatch(/^Pausiert 0:3[01] · /);
      const popup = await driver.openPopup();
      await popup.shows("h1", "Pausiert");
      expect(await popup.evaluate("document.documentElement.lang")).toBe("de");
      expect(await popup.buttons()).toEqual(
        expect.arrayContaining(["Fortsetzen", "Fortsetzen, Pause behalten", "Stoppen"]),
      );
    });
  });
}

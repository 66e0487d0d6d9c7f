import { expect } from "../e2e/fixtures.ts";
import { MINUTE } from "../fake-awork/clock.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { APP_HOST, WORKSPACE_HOST, type WebApp } from "../fake-awork/web-app.ts";
import type { Driver } from "./driver.ts";
import type { ScenarioTest } from "./test.ts";
import { FULL, usually } from "../e2e/tags.ts";

const SWITCH = "Show changes in awork’s web app at once";
const CANT_ANSWER = "the browser's own question can't be pressed here";

/** Milliseconds. No poll of the extension's own would come as soon: the quickest waits for eight seconds. */
const AT_ONCE = { timeout: 5_000, intervals: [50] };

const LAST = { path: /\/last$/ };

/** What the browser allows of the hosts, by what it was built for and what was asked for. */
const allowed = ({ settings }: Driver) =>
  settings.evaluate<string[]>("chrome.permissions.getAll().then(({ origins }) => origins.toSorted())");

const REQUIRED = ["http://127.0.0.1/*"];
const ALL = [...REQUIRED, `https://${APP_HOST}/*`, `https://${WORKSPACE_HOST}/*`];

/** A timer runs, and the person has asked for changes in the web app to show at once. */
async function connected(driver: Driver, awork: FakeAwork): Promise<void> {
  awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  await driver.connect();
  await driver.settings.front();
  await driver.settings.click("checkbox", SWITCH);
}

async function following(driver: Driver, awork: FakeAwork): Promise<void> {
  await connected(driver, awork);
  await driver.answerYes!();
  await driver.settings.shows("[role=status]", "now show at once");
  expect(await allowed(driver)).toEqual(ALL);
}

const tooltip = async (driver: Driver) => (await driver.toolbar()).tooltip;

/** A change in the web app shows with the next poll, and no call was noticed. */
async function expectAsBefore(driver: Driver, awork: FakeAwork, webApp: WebApp): Promise<void> {
  const page = await driver.openWebApp(webApp.at(APP_HOST));
  await page.press("Pause");
  await expect.poll(() => awork.books.current()?.breaks.length).toBe(1);
  await driver.pass(5 * MINUTE);
  await expect.poll(() => tooltip(driver)).toMatch(/^Paused/);
  expect(await driver.stored("noticed")).toBeUndefined();
}

/** Following awork's web app at once, with the browser's real permission for its hosts. */
export function followScenarios(test: ScenarioTest): void {
  test.describe("following awork at once", () => {
    // What was allowed once is allowed again without a question, until the extension is installed anew.
    test.use({ from: "new" });
    for (const [where, host] of [
      ["awork's common host", APP_HOST],
      ["the workspace's own", WORKSPACE_HOST],
    ] as const) {
      test(
        `what is done in the web app at ${where} shows at once, also after the background was stopped`,
        usually(host === WORKSPACE_HOST),
        async ({ driver, awork, webApp }) => {
          test.skip(!driver.answerYes, CANT_ANSWER);
          await following(driver, awork);
          const page = await driver.openWebApp(`${webApp.at(host)}/tasks/1`);
          for (const [press, shown] of [
            ["Pause", /^Paused/],
            ["Resume", /^Running/],
            ["Stop", /^Nothing running/],
            ["Start", /^Running/],
          ] as const) {
            await driver.stopBackground();
            awork.journal.clear();
            await page.press(press);
            await expect.poll(() => tooltip(driver), AT_ONCE).toMatch(shown);
            expect(awork.journal.count(LAST)).toBe(1);
          }
          expect(await driver.stored("noticed")).toEqual(expect.any(Number));
        },
      );
    }

    test(
      "an open popup shows it too, with the list of the last days",
      FULL,
      async ({ driver, awork, webApp }) => {
        test.skip(!driver.answerYes, CANT_ANSWER);
        await following(driver, awork);
        const page = await driver.openWebApp(webApp.at(APP_HOST));
        const popup = await driver.openPopup();
        await popup.shows("h1", "Running");
        await popup.shows(".days h2", ":");
        await page.press("Pause");
        await expect.poll(() => popup.text("h1"), AT_ONCE).toBe("Paused");
        await page.press("Stop");
        await popup.front();
        await expect.poll(() => popup.text("h1"), AT_ONCE).toBe("Nothing running");
        await expect.poll(async () => (await driver.stored("days")).isStale, AT_ONCE).toBe(false);
      },
    );

    test("agreed in the real popup, which the browser's question closes, it is on", async ({
      driver,
      realPopup,
      awork,
      webApp,
    }) => {
      test.skip(!driver.answerYes, CANT_ANSWER);
      awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
      expect(webApp.at(APP_HOST)).toContain(APP_HOST);
      await driver.connect();
      await realPopup.open();
      await realPopup.press("Show at once");
      await driver.answerYes!();
      await expect.poll(() => allowed(driver)).toEqual(ALL);
      await driver.settings.front();
      const isOn = `document.getElementById("follow-switch")?.checked`;
      await expect.poll(() => driver.settings.evaluate(isOn)).toBe(true);
    });

    test("refused, all goes on as before", async ({ driver, awork, webApp }) => {
      test.skip(!driver.answerNo, CANT_ANSWER);
      await connected(driver, awork);
      await driver.answerNo!();
      await driver.settings.shows("[role=alert]", "Not switched on");
      expect(await driver.settings.evaluate("document.getElementById('follow-switch').checked")).toBe(false);
      expect(await allowed(driver)).toEqual(REQUIRED);
      await expectAsBefore(driver, awork, webApp);
    });

    test("switched off, exactly its hosts are given back, and all goes on as before", async ({
      driver,
      awork,
      webApp,
    }) => {
      test.skip(!driver.answerYes, CANT_ANSWER);
      await following(driver, awork);
      await driver.settings.click("checkbox", SWITCH);
      await driver.settings.shows("[role=status]", "take some minutes to show again");
      expect(await allowed(driver)).toEqual(REQUIRED);
      await expectAsBefore(driver, awork, webApp);
    });

    test(
      "the popup's offer is not made any more to who has agreed, nor to who has said no",
      FULL,
      async ({ driver, awork, webApp }) => {
        awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
        expect(webApp.at(WORKSPACE_HOST)).toContain(WORKSPACE_HOST);
        await driver.connect();
        const popup = await driver.openPopup();
        await popup.shows("#follow-offer", /access to app\.awork\.com and carla\.awork\.com/);
        await popup.press("Not now");
        await expect.poll(() => popup.text("#follow-offer")).toBeNull();
        await expect.poll(() => driver.stored("followOffer")).toEqual(expect.any(Number));
        await popup.close();
        const again = await driver.openPopup();
        await again.shows(".days h2", ":");
        expect(await again.text("#follow-offer")).toBeNull();
      },
    );
  });
}

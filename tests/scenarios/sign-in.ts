import { MINUTE } from "../fake-awork/clock.ts";
import { expect } from "../e2e/fixtures.ts";
import { answerAsPerson } from "./driver.ts";
import type { ScenarioTest } from "./test.ts";
import { FULL } from "../e2e/tags.ts";

const token = { path: "/accounts/token" };

/** Signing in with awork, through the browser's own window for that. */
export function signInScenarios(test: ScenarioTest): void {
  test("a newcomer is asked to sign in, and nothing is asked of awork before", async ({ driver, awork }) => {
    const popup = await driver.openPopup();
    await popup.shows("h1", "Not connected");
    await expect.poll(() => popup.focused()).toBe("Sign in with awork");
    expect(await driver.toolbar()).toEqual({
      badge: "",
      tooltip: "Timer for awork: not connected. Click to sign in.",
    });
    expect(awork.journal.count()).toBe(0);
  });

  test("a fresh profile signs in with awork's password page, and the timer shows", async ({
    driver,
    awork,
  }) => {
    awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
    awork.books.pause();
    await driver.signIn();
    await driver.settings.shows("body", "Connected as Carla Creative");
    expect(await driver.settings.text("body")).toContain("Workspace: Carla & Friends");
    const popup = await driver.openPopup();
    await driver.expectTruth(popup);
    await popup.press("Resume");
    await popup.shows("[role=status]", "Resumed.");
    await driver.expectTruth(popup);
    expect(awork.signIn.clients).toMatchObject([
      { client_name: "Timer for awork", token_endpoint_auth_method: "none" },
    ]);
    expect(awork.journal.all(token)).toMatchObject([{ grant: "authorization_code", status: 200 }]);
    // What a sign-in needs on the way is gone when it is over.
    expect(await driver.remembered("flow")).toBeNull();
  });

  test("a closed window says so, and the sign-in can be begun again", FULL, async ({ driver }) => {
    await driver.settings.press("Sign in with awork");
    await (await driver.aworksWindow()).close();
    await driver.settings.shows("[role=alert]", "window was closed or didn’t open");
    await driver.signIn();
    await driver.settings.shows("body", "Connected as Carla Creative");
  });

  test(
    "a background that ends while the person is at awork's page does not end the sign-in",
    FULL,
    async ({ driver }) => {
      await driver.settings.press("Sign in with awork");
      const window = await driver.aworksWindow();
      await driver.stopBackground();
      await answerAsPerson(window);
      await driver.settings.shows("body", "Connected as Carla Creative");
    },
  );

  test("signing out forgets all, also when awork can't be reached", FULL, async ({ driver, awork }) => {
    awork.books.add({ start: awork.clock.now() - 42 * MINUTE });
    await driver.signIn();
    await driver.settings.shows("body", "Connected as Carla Creative");
    awork.script.always({}, { drop: true });
    await driver.settings.press("Sign out");
    await driver.settings.shows("[role=status]", /^Signed out\./);
    expect(await driver.stored("account")).toBeUndefined();
    expect(await driver.stored("token")).toBeUndefined();
    expect(await driver.settings.evaluate("chrome.alarms.getAll()")).toEqual([]);
    await expect.poll(async () => (await driver.toolbar()).tooltip).toContain("not connected");
  });
}

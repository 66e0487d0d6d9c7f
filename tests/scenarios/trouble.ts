import { HOUR, MINUTE } from "../fake-awork/clock.ts";
import { PERSON_ID } from "../fake-awork/people.ts";
import { expect } from "../e2e/fixtures.ts";
import { answerAsPerson } from "./driver.ts";
import { paused, removal } from "./timer.ts";
import type { ScenarioTest } from "./test.ts";
import { FULL, usually } from "../e2e/tags.ts";

/** What goes wrong, and the way out. */
export function troubleScenarios(test: ScenarioTest): void {
  test("cut off from awork, the time goes on and says since when; with the network it is right again", async ({
    driver,
    awork,
  }) => {
    awork.books.add({ start: awork.clock.now() - 83 * MINUTE });
    await driver.connect();
    awork.script.always({}, { drop: true });
    await driver.pass(5 * MINUTE);
    const popup = await driver.openPopup();
    await popup.shows("[role=alert]", "No connection to awork.");
    await popup.shows("[role=status]", "Last update from awork: ");
    await driver.expectTruth(popup);
    await expect.poll(async () => (await driver.toolbar()).tooltip).toContain("No connection to awork.");

    awork.script.clear();
    awork.books.pause();
    await driver.age(7_000);
    await popup.press("Try again");
    await popup.shows("[role=alert]", /^$/);
    await driver.expectTruth(popup);
  });

  for (const [what, drop, told] of [
    ["before awork acted", true, "Not resumed: the timer is still paused in awork."],
    ["after awork acted", "after", "Resumed."],
  ] as const) {
    test(
      `cut off under a press, ${what}, it settles by reading, and nobody sends again`,
      usually(what === "after awork acted"),
      async ({ driver, awork }) => {
        paused(awork);
        await driver.connect();
        const popup = await driver.openPopup();
        awork.script.next(removal, { drop });
        await popup.press("Resume");
        await popup.shows("body", told);
        await driver.expectTruth(popup, { failed: told !== "Resumed." });
        expect(awork.journal.count(removal)).toBe(1);
      },
    );
  }

  test("a token that awork takes no more leads to the sign-in, and that back to the timer", async ({
    driver,
    awork,
  }) => {
    const entry = awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
    await driver.signIn();
    await driver.settings.shows("body", "Connected as Carla Creative");
    awork.clock.advance(31 * 24 * HOUR);
    await driver.pass(5 * MINUTE);
    const popup = await driver.openPopup();
    await popup.shows("[role=alert]", "Your sign-in with awork has expired.");
    await expect
      .poll(async () => (await driver.toolbar()).tooltip)
      .toContain("Your sign-in with awork has expired.");
    await popup.press("Note");
    await popup.write("[aria-label=Note]", "Second draft");
    await popup.key("Enter");
    await popup.shows("#note", "Second draft");
    await driver.settings.shows("body", "Changes not yet saved in awork: 1.");
    await popup.press("Sign in with awork");
    await answerAsPerson(await driver.aworksWindow());
    await popup.shows("[role=alert]", /^$/);
    // What was typed before is not lost with the sign-in.
    await expect.poll(() => entry.note).toBe("Second draft");
    awork.books.start(PERSON_ID);
    await driver.pass(5 * MINUTE);
    await driver.expectTruth(popup);
  });

  test(
    "an access token that awork refuses is told, with the way to the settings",
    FULL,
    async ({ driver, awork }) => {
      awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
      await driver.connect();
      awork.script.always({ path: /\/(last|me)$/ }, { status: 401 });
      await driver.pass(5 * MINUTE);
      const popup = await driver.openPopup();
      await popup.shows("[role=alert]", "awork refused the access token.");
      expect(await popup.buttons()).toContain("Settings");
      await driver.expectTruth(popup);
    },
  );

  test("without the permission it says so, keeps the time, and with a click it is there again", async ({
    driver,
    awork,
  }) => {
    awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
    await driver.connect();
    await driver.revokeAccess();
    const popup = await driver.openPopup();
    await popup.shows("[role=alert]", "The browser blocks the connection to awork.");
    await driver.expectTruth(popup);
    awork.journal.clear();
    await driver.allowAccess(popup);
    await popup.shows("[role=alert]", /^$/);
    await driver.expectTruth(popup);
    expect(awork.journal.count({ path: /last$/, status: 200 })).toBeGreaterThan(0);
  });
}

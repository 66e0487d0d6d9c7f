import { HOUR, MINUTE, SECOND } from "../fake-awork/clock.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { connect } from "../e2e/ask.ts";
import { expect } from "../e2e/fixtures.ts";
import type { Driver } from "./driver.ts";
import type { Seat } from "./seat.ts";
import type { ScenarioTest } from "./test.ts";
import { FULL } from "../e2e/tags.ts";

/** Somebody is back after 40 minutes, and the notification that says so is on the screen. */
async function reminded(driver: Driver, awork: FakeAwork, seat: Seat): Promise<void> {
  const { settings, windowClass } = driver;
  await seat.focus(windowClass);
  const { id } = awork.books.add({ start: awork.clock.now() - 2 * HOUR });
  await connect(settings);
  await settings.click("checkbox", "You were away from a running timer longer than");
  await driver.answerYes!();
  await settings.shows("[role=status]", "Saved.");
  // What is allowed while the background runs can wake it from its next start on.
  await driver.stopBackground();
  const since = Math.floor((awork.clock.now() - 40 * MINUTE) / SECOND) * SECOND;
  await driver.store("away", { gone: { id, since }, absence: null });
  // It may come as soon as that is stored, and Firefox takes it away after some seconds; then it comes back once.
  await expect(async () => {
    if ((await driver.notificationAt!()) === null) await driver.pass(5 * MINUTE);
    await expect.poll(() => driver.notificationAt!(), { timeout: 3_000 }).not.toBeNull();
  }).toPass({ timeout: 30_000 });
}

/** Presses it once it stands still: it slides in, and a press beside it goes nowhere. */
async function pressNotification(driver: Driver, seat: Seat): Promise<void> {
  let at: [x: number, y: number] | null = null;
  const isSteady = async () => {
    const before = at;
    at = await driver.notificationAt!();
    return at !== null && at.join() === before?.join();
  };
  await expect.poll(isSteady, { intervals: [200] }).toBe(true);
  const [x, y] = at!;
  await seat.hand("mousemove", `${Math.round(x)}`, `${Math.round(y)}`);
  await seat.hand("click", "1");
}

const THEIRS = "the system's notifications can't be pressed here";

/** Reminders, as they are shown on a screen and pressed there. */
export function reminderScenarios(test: ScenarioTest): void {
  test("a notification that is pressed leads to the question, although the background was ended", async ({
    driver,
    awork,
    seat,
    realPopup,
  }) => {
    test.skip(!driver.notificationAt, THEIRS);
    await reminded(driver, awork, seat!);
    await driver.stopBackground();
    await pressNotification(driver, seat!);
    await expect.poll(() => realPopup.text("[role=group]")).toMatch(/^You were away from /);
    await expect.poll(() => realPopup.focused()).toBe("Count as work");
    await expect.poll(() => driver.notificationAt!()).toBeNull();
  });

  test(
    "a notification that is pressed while another program has the focus opens a window that asks",
    FULL,
    async ({ driver, awork, seat }) => {
      test.skip(!driver.notificationAt || !seat, THEIRS);
      await reminded(driver, awork, seat!);
      await seat!.leave();
      const windows = () =>
        driver.settings.evaluate(
          "chrome.windows.getAll().then((all) => all.map(({ type, focused }) => ({ type, focused })))",
        );
      await expect.poll(windows).toEqual([{ type: "normal", focused: false }]);
      await pressNotification(driver, seat!);
      await expect.poll(windows).toEqual([
        { type: "normal", focused: false },
        { type: "popup", focused: true },
      ]);
      const inWindow = `chrome.extension.getViews({ type: "tab" })
      .find(({ location }) => location.pathname === "/popup.html")
      ?.document.querySelector("[role=group]")?.innerText ?? ""`;
      await expect.poll(() => driver.settings.evaluate<string>(inWindow)).toMatch(/^You were away from /);
    },
  );
}

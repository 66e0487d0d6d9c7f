import { connect } from "../e2e/ask.ts";
import { HOUR, MINUTE } from "../fake-awork/clock.ts";
import { expect } from "../e2e/fixtures.ts";
import { hoursMinutes, truth } from "../e2e/truth.ts";
import { PERSON_ID } from "../fake-awork/people.ts";
import type { Driver } from "./driver.ts";
import { paused, removal } from "./timer.ts";
import type { ScenarioTest } from "./test.ts";
import { FULL, usually } from "../e2e/tags.ts";

/** The background sleeps most of the time, and its memory is nothing. */
export function backgroundScenarios(test: ScenarioTest): void {
  test("ended, it is woken by the alarm, and by the popup", async ({ driver, awork }) => {
    awork.books.add({ start: awork.clock.now() - 50.5 * MINUTE });
    await driver.connect();
    await driver.age(0);
    await driver.stopBackground();
    expect(await driver.isBackgroundAwake()).toBe(false);
    awork.books.pause();
    await driver.pass(5 * MINUTE);
    await expect.poll(async () => (await driver.toolbar()).tooltip).toMatch(/^Paused 0:50/);

    await driver.age(5 * MINUTE);
    await driver.stopBackground();
    awork.books.resume();
    const popup = await driver.openPopup();
    await driver.expectTruth(popup);
    expect(await driver.isBackgroundAwake()).toBe(true);
  });

  test("it falls asleep by itself, and misses nothing", async ({ driver, awork }) => {
    test.skip(!driver.letSleepAfter, "this browser ends no background that a test is attached to");
    const entry = awork.books.add({ start: awork.clock.now() - 50.5 * MINUTE });
    await driver.letSleepAfter!(1_500);
    await driver.stopBackground();
    await driver.connect();
    const sleeps = () => expect.poll(driver.isBackgroundAwake, { timeout: 20_000 }).toBe(false);
    await sleeps();
    const popup = await driver.openPopup();
    await popup.press("Pause");
    await popup.shows("[role=status]", "Paused.");
    await driver.expectTruth(popup);
    await sleeps();
    awork.books.resume();
    expect(entry.breaks).toHaveLength(1);
    await driver.pass(5 * MINUTE);
    await driver.expectTruth(popup);
    await sleeps();
    // What it has to do next is the browser's to remember.
    expect(await driver.settings.evaluate("chrome.alarms.getAll()")).toMatchObject([{ name: "wake" }]);
  });

  test(
    "after nine hours asleep and without a network the toolbar is right within 30 s, opened by nobody",
    { tag: "@full" },
    async ({ driver, awork }) => {
      const { setOffline } = driver;
      test.skip(!setOffline, "the network can't be taken from this browser's background");
      test.slow();
      awork.books.add({ start: awork.clock.now() - 10 * HOUR - 30_000 });
      await connect(driver.settings);
      await setOffline!(true);
      awork.script.always({}, { drop: true });
      // What is stored wakes it, as whatever comes first after a sleep does.
      await driver.stopBackground();
      await driver.age(9 * HOUR);
      await expect.poll(async () => (await driver.toolbar()).tooltip).toContain("No connection to awork.");
      await driver.stopBackground();
      awork.books.pause();
      awork.script.clear();
      await setOffline!(false);
      const next = () =>
        driver.settings.evaluate<number>(
          "chrome.alarms.get('wake').then(({ scheduledTime }) => scheduledTime - Date.now())",
        );
      expect(await next()).toBeLessThanOrEqual(30_000);
      expect((await driver.stored("state")).backoff.until - Date.now()).toBeLessThanOrEqual(30_000);
      // However late that is on a slow machine, it comes by itself.
      const patiently = { timeout: 90_000 };
      await expect.poll(async () => (await driver.toolbar()).tooltip, patiently).toMatch(/^Paused 10:00/);
      // An alarm slips by the length of a sleep: none is further away, though awork is asked each two minutes only.
      await expect.poll(next).toBeLessThanOrEqual(25_000);
    },
  );

  test("what a restart of the browser loses is there again: icon, tooltip and alarm; the sign-in never went", async ({
    daily,
    awork,
  }) => {
    // Two browsers are started and closed, which takes as long as it takes.
    test.slow();
    const patiently = { timeout: 60_000 };
    const { books, clock } = awork;
    books.add({ start: clock.now() - 42 * MINUTE });
    const isTold = async (driver: Driver, state: string) => {
      const before = truth(books, PERSON_ID, clock.now()).worked;
      const { tooltip } = await driver.toolbar();
      const after = truth(books, PERSON_ID, clock.now()).worked;
      return [before, after].some((worked) => tooltip.startsWith(`${state} ${hoursMinutes(worked)}`));
    };
    const evening = await daily.start();
    await evening.signIn();
    await expect.poll(() => isTold(evening, "Running"), patiently).toBe(true);
    await evening.age(0);
    await daily.close();

    awork.books.pause();
    awork.journal.clear();
    const morning = await daily.start();
    await expect.poll(() => isTold(morning, "Paused"), patiently).toBe(true);
    await expect
      .poll(() => morning.settings.evaluate("chrome.alarms.getAll()"))
      .toMatchObject([{ name: "wake" }]);
    await morning.settings.shows("body", "Connected as Carla Creative");
    await morning.expectTruth(await morning.openPopup());
    expect(awork.journal.all().map(({ path }) => path.split("/").at(-1))).toEqual(
      expect.arrayContaining(["token", "last"]),
    );
  });

  for (const [when, hold, told] of [
    ["while awork has not acted yet", "after", "Not resumed: the timer is still paused in awork."],
    ["after awork acted and before it answered", "before", "Resumed."],
  ] as const) {
    test(
      `ended ${when}, it settles by reading, and never sends again`,
      usually(hold === "before"),
      async ({ driver, awork }) => {
        paused(awork);
        await driver.connect();
        const popup = await driver.openPopup();
        const held = awork.script.next(removal, { hold });
        await popup.press("Resume");
        await held.arrived;
        await driver.stopBackground();
        await popup.shows("body", told);
        await driver.expectTruth(popup, { failed: told !== "Resumed." });
        expect(awork.journal.count(removal)).toBe(1);
      },
    );
  }

  test("what is stored again unchanged is no news", FULL, async ({ driver, awork }) => {
    awork.books.add({ start: awork.clock.now() - 2 * HOUR });
    await driver.connect();
    const popup = await driver.openPopup();
    await popup.shows(".days h2", ":");
    const { settings } = driver;
    // The first opening of a day reads the hours as well.
    await expect
      .poll(() =>
        settings.evaluate("chrome.storage.local.get('hours').then(({ hours }) => hours?.notBefore)"),
      )
      .toBe(null);
    await driver.age(0);
    const keys = ["state", "account", "days", "edits", "away", "silenced", "hours", "taskTimes"];
    await settings.evaluate(`(() => {
      window.heard = [];
      chrome.storage.onChanged.addListener((changes) => window.heard.push(...Object.keys(changes)));
    })()`);
    awork.journal.clear();
    const before = await settings.evaluate("chrome.storage.local.get(null)");
    await settings.evaluate(`(async () => {
      const all = await chrome.storage.local.get(${JSON.stringify(keys)});
      await chrome.storage.local.set(all);
      await chrome.storage.sync.set(await chrome.storage.sync.get(null));
      await chrome.storage.local.set({ end: 1 });
    })()`);
    await expect.poll(() => settings.evaluate<string[]>("window.heard")).toContain("end");
    await driver.expectTruth(popup);
    const heard = await settings.evaluate<string[]>("window.heard");
    // Each once at most: nobody answered by writing.
    expect(heard).toHaveLength(new Set(heard).size);
    expect(awork.journal.count()).toBe(0);
    const { end: _, ...after } = await settings.evaluate("chrome.storage.local.get(null)");
    expect(after).toEqual(before);
  });
}

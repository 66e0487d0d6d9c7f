import type { Page } from "@playwright/test";
import { DAY, HOUR, MINUTE } from "../fake-awork/clock.ts";
import { ask } from "./ask.ts";
import { expect, test } from "./fixtures.ts";
import { hoursMinutes } from "./truth.ts";
import { FULL, usually } from "./tags.ts";

test.describe("this computer's clock is off", () => {
  for (const minutes of [10, -DAY / MINUTE]) {
    test(
      `awork's clock is ${minutes} minutes ahead of it`,
      usually(minutes === 10),
      async ({ desk, awork }) => {
        awork.clock.advance(minutes * MINUTE);
        awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
        await desk.connect();
        const popup = await desk.openPopup();
        await desk.expectTruth(popup);
        await expect(popup.getByRole("alert")).toBeEmpty();
        awork.books.pause();
        await desk.pass(5 * MINUTE);
        await desk.expectTruth(popup);
      },
    );

    test(
      `it is changed by ${minutes} minutes while the popup is open`,
      usually(minutes === 10),
      async ({ desk, awork }) => {
        awork.books.add({ start: awork.clock.now() - 50 * MINUTE - 20_000 });
        await desk.connect();
        const popup = await desk.openPopup();
        await desk.expectTruth(popup);
        // What the popup asks for by itself is over: its answer would tell of the clock as well.
        await expect(popup.locator(".days .amount").first()).toBeVisible();
        await ask(desk.watch, "refresh");
        // A page can't set the computer's clock: popup and worker get another one, both the same.
        const change = `(() => { const now = Date.now; Date.now = () => now() + ${minutes * MINUTE}; })()`;
        const held = awork.script.next({ path: /last$/ }, { hold: "before" });
        await desk.context.serviceWorkers().at(-1)!.evaluate(change);
        await popup.evaluate(change);
        // Until awork has answered, the number says that it may not be right.
        await held.arrived;
        await expect(popup.getByRole("alert")).toContainText("This computer’s clock has changed");
        held.release();
        await expect(popup.getByRole("alert")).toBeEmpty();
        await desk.expectTruth(popup);
      },
    );
  }
});

test.describe("the computer slept for eight hours", () => {
  for (const [title, isPaused] of [
    ["with a timer that runs", false],
    ["with a paused timer", true],
  ] as const) {
    test(title, usually(!isPaused), async ({ desk, awork }) => {
      const now = awork.clock.now();
      const { id } = awork.books.add({
        start: now - 50 * MINUTE - 20_000,
        breaks: isPaused ? [{ start: now - 12 * MINUTE, end: null }] : [],
      });
      await desk.connect();
      const early = await desk.openPopup();
      await desk.expectTruth(early);
      await early.close();
      await desk.killWorker();

      // No test can let that time go by: all that is known moves back by it, here and at awork, and both clocks stay.
      // It is the same for whoever reads them. Storage wakes the worker, as the alarm does that rings late.
      awork.script.always({}, { drop: true });
      const { start, breaks } = awork.books.get(id);
      const older = breaks.map((pause) => ({ start: pause.start - 8 * HOUR, end: null }));
      awork.books.change(id, { start: start! - 8 * HOUR, breaks: older });
      const state = await desk.stored("state");
      const timer = structuredClone(state.timer);
      timer.start -= 8 * HOUR;
      for (const pause of timer.breaks) pause.start -= 8 * HOUR;
      const slept = { timer, at: state.at - 8 * HOUR, askedAt: state.askedAt - 8 * HOUR };
      await desk.store("state", { ...state, ...slept });

      // Without a network the time goes on, and says since when by what.
      const popup = await desk.openPopup();
      await expect(popup.getByRole("alert")).toContainText("No connection to awork.");
      await expect(popup.getByRole("status")).toContainText("Last update from awork: ");
      await desk.expectTruth(popup);

      awork.script.clear();
      await desk.pass(5 * MINUTE);
      await expect(popup.getByRole("alert")).toBeEmpty();
      await expect(popup.getByRole("status")).toBeEmpty();
      await desk.expectTruth(popup);
    });
  }
});

/** Puts a page into one time zone after another, each from its next reading on. */
async function traveller(popup: Page) {
  const cdp = await popup.context().newCDPSession(popup);
  return async (timezoneId: string): Promise<void> => {
    await cdp.send("Emulation.setTimezoneOverride", { timezoneId });
    await popup.reload();
  };
}

test("a popup in another time zone has the same time, and tells the start by its own", async ({
  desk,
  awork,
}) => {
  // In all three zones the entry began today: a start on an earlier day is told with its day.
  awork.clock.set(Date.parse("2026-10-14T10:00:00Z"));
  const start = awork.clock.now() - 50 * MINUTE - 20_000;
  const { id } = awork.books.add({ start, timezone: "Asia/Kathmandu" });
  await desk.connect();
  const popup = await desk.openPopup();
  const moveTo = await traveller(popup);
  for (const timeZone of ["Asia/Kathmandu", "America/New_York", "Australia/Lord_Howe"]) {
    awork.books.change(id, { timezone: timeZone });
    await moveTo(timeZone);
    await desk.expectTruth(popup);
    const told = new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", minute: "2-digit" });
    await expect(
      popup.getByRole("button", { name: `since ${told.format(start)}`, exact: true }),
    ).toBeVisible();
  }
});

test(
  "the night that has an hour twice, by awork's clock: the time goes on, and the day is awork's",
  FULL,
  async ({ desk, awork }) => {
    const turn = Date.parse("2026-10-25T01:00:00Z");
    awork.clock.set(turn - 6_000);
    const timezone = "Europe/Berlin";
    awork.books.add({ timezone, start: turn - 2 * HOUR - 20_000, end: turn - 90 * MINUTE - 20_000 });
    awork.books.add({ timezone, start: turn - HOUR - 20_000 });
    await desk.connect();
    const popup = await desk.openPopup();
    const moveTo = await traveller(popup);
    await moveTo(timezone);
    await desk.expectTruth(popup);
    await expect.poll(() => awork.clock.now()).toBeGreaterThan(turn);
    await desk.expectTruth(popup);
    await expect(popup.getByRole("button", { name: /^since 1:59\sAM$/ })).toBeVisible();

    // Three hours later it is 5 o'clock, and not 6.
    awork.clock.set(turn + 3 * HOUR);
    await desk.pass(5 * MINUTE);
    await desk.expectTruth(popup);
    await expect(popup.getByRole("button", { name: /^since 1:59\sAM$/ })).toBeVisible();
    const today = popup.locator(".days h2 .amount");
    await expect(today).toHaveText(hoursMinutes((4 * HOUR + 30 * MINUTE + 20_000) / 1_000));
    await expect(popup.getByRole("alert")).toBeEmpty();
  },
);

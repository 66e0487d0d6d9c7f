import { DAY, HOUR, MINUTE, SECOND } from "../fake-awork/clock.ts";
import { HABITS } from "../fake-awork/habits.ts";
import { PERSON_ID } from "../fake-awork/people.ts";
import { expect, test } from "./fixtures.ts";
import { hoursMinutes } from "./truth.ts";

/** A morning in the zone of the tests. */
const MORNING = Date.parse("2026-08-26T08:00:00");

const MISSING = "Some entries of this day couldn’t be read from awork, so this may be too low.";

test("a list of 561 entries, with one of yesterday that nobody can read, marks yesterday alone, whatever else awork does", async ({
  desk,
  awork,
}) => {
  test.setTimeout(120_000);
  const { books, clock, script } = awork;
  clock.set(MORNING);
  for (let place = 0; place < 560; place += 1) {
    const start = MORNING - HOUR - place * 10 * MINUTE;
    books.add({ start, end: start + 9 * MINUTE + (place % 60) * SECOND, breaks: [] });
  }
  books.add({
    start: MORNING - 20 * MINUTE,
    breaks: [{ start: MORNING - 15 * MINUTE, end: MORNING - 10 * MINUTE }],
  });
  // Planned, and of no concern yet.
  books.add({ start: MORNING + HOUR, end: MORNING + 2 * HOUR });
  books.add({ start: MORNING + DAY });
  for (const habit of HABITS.filter((each) => each !== "lostEntry")) books.habits.add(habit);
  script.limits({ atOnce: 4 });

  await desk.connect();
  const popup = await desk.openPopup();
  const today = popup.locator(".days h2 .amount");
  const days = popup.locator(".days h3");
  await expect(days).toHaveCount(4);
  await expect(async () => {
    // The books count what is planned; the popup does not before it begins.
    const total = books.total("2026-08-26", PERSON_ID, clock.now()) - HOUR;
    const possible = [-2, -1, 0, 1, 2].map((off) => hoursMinutes(Math.floor(total / SECOND) + off));
    expect(possible).toContain(await today.innerText());
  }).toPass({ timeout: 20_000 });
  const sums = await days.allInnerTexts();
  expect(sums.map((text) => text.includes("≈"))).toEqual([true, false, false, false]);
  await expect(days.first().getByTitle(MISSING)).toBeVisible();
  await desk.expectTruth(popup);

  await popup.getByRole("button", { name: "Show all" }).click();
  await expect(popup.locator(".days li:not(.gap)")).toHaveCount(560);
});

test("a timer behind more bookings than a page has is found, shown and stopped, and a planned one is left alone", async ({
  desk,
  awork,
}) => {
  const { books, clock } = awork;
  clock.set(MORNING);
  const hidden = books.add({ start: MORNING - 5 * HOUR });
  for (let place = 1; place <= 150; place += 1)
    books.add({ start: MORNING - place * MINUTE, duration: 30 * SECOND, byHand: true });
  const planned = books.add({ start: MORNING + HOUR });
  await desk.connect();
  const popup = await desk.openPopup();
  await desk.expectTruth(popup);
  await popup.getByRole("button", { name: "Stop" }).click();
  await expect.poll(() => books.find(hidden.id)?.end ?? null).not.toBeNull();
  expect(books.find(planned.id)).toMatchObject({ start: planned.start, end: null });
});

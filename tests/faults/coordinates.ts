import type { Page } from "@playwright/test";

/*
 * The computer's clock can't be set from a test, so everything else is moved. That comes to the same, since nothing
 * looks at an instant but to compare it with another one or with a clock:
 * - The clock is set forward by J: what was stored, when the alarm rings, awork's clock and awork's books all stay where
 *   they are, and this clock is J further on. Seen from this clock they have all moved back by J.
 * - The computer sleeps for S: both clocks are S further on, and what is stored and booked stays. Seen from the two
 *   clocks it is S older; an alarm that should have rung meanwhile rings late, now.
 * What is not moved: a page's `performance.now()`, so that no page sees that a clock was set. That has tests elsewhere.
 */

/** What is no further from now than this, and a number, is an instant. */
const YEARS = 5 * 365 * 24 * 3_600_000;

/** Takes the alarms away, that none rings meanwhile. */
const TAKE = `chrome.alarms.getAll().then(async (alarms) => (await chrome.alarms.clearAll(), alarms))`;

type Alarms = { name: string; scheduledTime: number }[];

/** Takes the alarms away; moves them with all instants that the extension keeps when it is told by how much. */
export async function takeAlarms(page: Page): Promise<(by: number) => Promise<void>> {
  const taken = await page.evaluate<Alarms>(TAKE);
  return (by) =>
    page.evaluate(`(async (by, taken) => {
      const isInstant = (value) => typeof value === "number" && Math.abs(value - Date.now()) < ${YEARS};
      const moved = (value) => {
        if (isInstant(value)) return value + by;
        if (Array.isArray(value)) return value.map(moved);
        if (value === null || typeof value !== "object") return value;
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, moved(each)]));
      };
      const alarms = [...taken, ...(await chrome.alarms.getAll())];
      const areas = [chrome.storage.session, chrome.storage.local];
      const stored = await Promise.all(areas.map((area) => area.get(null)));
      await Promise.all(areas.map((area, place) => area.set(moved(stored[place]))));
      for (const { name, scheduledTime } of alarms) chrome.alarms.create(name, { when: scheduledTime + by });
    })(${by}, ${JSON.stringify(taken)})`);
}

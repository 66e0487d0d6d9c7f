import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import { DAY, HOUR, MINUTE } from "./clock.ts";
import { seedDay } from "./day.ts";
import { isPaused, startForOrder, worked } from "./entry.ts";
import { dayOf, wallClock } from "./instant.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

let awork: FakeAwork;
beforeAll(async () => {
  awork = await startFakeAwork({ day: true });
});
afterAll(() => awork.close());

it("is there when it was asked for, and answers with a paused timer", async () => {
  const { json } = await createCaller(awork)("GET /me/timeentries/last");
  expect(json.breaks).toHaveLength(2);
  expect(json.breaks[1]).not.toHaveProperty("endDate");
});

it("is not there when it was not", async () => {
  const other = await startFakeAwork();
  expect(other.books.entries).toEqual([]);
  await other.close();
});

describe.each([
  "00:00:00",
  "00:00:30",
  "00:45:00",
  "01:55:00",
  "06:00:00",
  "12:00:00",
  "17:30:00",
  "21:59:59",
  "23:59:59",
])("at %s", (time) => {
  const now = Date.parse(`2026-03-29T${time}Z`);
  beforeEach(() => {
    awork.books.clear();
    awork.clock.set(now);
    seedDay(awork.books, now);
  });

  it("the last entry is the timer, paused for about twelve minutes", () => {
    const timer = awork.books.last()!;
    expect(isPaused(timer)).toBe(true);
    expect(timer).toBe(awork.books.current());
    expect(Math.round((now - timer.start!) / MINUTE)).toBe(110);
    expect(Math.round((now - timer.breaks[1]!.start) / MINUTE)).toBe(12);
    expect(Math.round(worked(timer, awork.clock.now()) / MINUTE)).toBe(91);
  });

  it("nothing overlaps, and nothing lies in the future", () => {
    const timed = awork.books.entries.filter(({ start }) => start !== null);
    timed.sort((one, other) => one.start! - other.start!);
    for (const [index, entry] of timed.entries()) {
      const end = entry.end ?? (entry.duration > 0 ? entry.start! + entry.duration : now);
      expect(end).toBeLessThanOrEqual(timed[index + 1]?.start ?? now);
      for (const pause of entry.breaks) {
        expect(pause.start).toBeGreaterThan(entry.start!);
        expect(pause.end ?? now).toBeLessThanOrEqual(end);
      }
    }
  });

  it("what was booked by hand is of yesterday, by the person's own clock", () => {
    const byHand = awork.books.entries.find(({ start }) => start === null)!;
    expect(byHand.day).toBe(dayOf(wallClock(now, byHand.timezone) - DAY));
  });

  it("there is something of every kind", () => {
    const { entries } = awork.books;
    expect(entries.some(({ task }) => task === null)).toBe(true);
    expect(entries.some(({ start, end, duration }) => start !== null && end === null && duration > 0)).toBe(
      true,
    );
    expect(entries.some(({ start }) => start === null)).toBe(true);
    expect(entries.filter((entry) => startForOrder(entry) < now - 20 * HOUR).length).toBeGreaterThanOrEqual(
      3,
    );
    expect(entries.every((entry) => startForOrder(entry) > now - 3 * DAY)).toBe(true);
  });
});

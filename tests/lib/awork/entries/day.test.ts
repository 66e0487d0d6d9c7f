import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { localDay } from "@/lib/awork/entries/day";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/timer/time";

const utc = (text: string) => Date.parse(text);

describe("the day in a time zone", () => {
  it.each([
    ["is the day in UTC where they agree", "2026-08-26T10:00:00Z", "Europe/Berlin", "2026-08-26"],
    ["is the next day from local midnight on", "2026-08-26T22:00:00Z", "Europe/Berlin", "2026-08-27"],
    ["is the day before until then", "2026-08-26T21:59:59.999Z", "Europe/Berlin", "2026-08-26"],
    [
      "is the day before in the evening of the west",
      "2026-08-26T03:59:59Z",
      "America/New_York",
      "2026-08-25",
    ],
    ["knows zones with half an hour", "2026-08-26T18:30:00Z", "Asia/Kolkata", "2026-08-27"],
    ["knows zones with three quarters", "2026-08-26T18:15:00Z", "Asia/Kathmandu", "2026-08-27"],
    ["knows zones that are a whole day apart", "2026-08-26T10:00:00Z", "Pacific/Kiritimati", "2026-08-27"],
    ["knows UTC", "2026-08-26T23:59:59.999Z", "UTC", "2026-08-26"],
    ["turns with the year", "2026-12-31T23:00:00Z", "Europe/Berlin", "2027-01-01"],
    ["knows 29 February", "2028-02-28T23:00:00Z", "Europe/Berlin", "2028-02-29"],
    [
      "turns an hour earlier on the first day of summer time",
      "2026-03-29T22:00:00Z",
      "Europe/Berlin",
      "2026-03-30",
    ],
    ["has not turned then", "2026-03-29T21:59:59.999Z", "Europe/Berlin", "2026-03-29"],
    ["began by winter time on that day", "2026-03-28T23:00:00Z", "Europe/Berlin", "2026-03-29"],
    [
      "turns by winter time on the last day of summer time",
      "2026-10-25T23:00:00Z",
      "Europe/Berlin",
      "2026-10-26",
    ],
    ["lasts 25 hours on that day", "2026-10-25T22:59:59.999Z", "Europe/Berlin", "2026-10-25"],
    ["began by summer time on that day", "2026-10-24T22:00:00Z", "Europe/Berlin", "2026-10-25"],
    ["has four digits for the year", "0001-01-01T12:00:00Z", "UTC", "0001-01-01"],
  ])("%s", (_sentence, at, timezone, day) => {
    expect(localDay(utc(at), timezone)).toBe(day);
  });

  it.each([
    ["nobody knows", "Europe/Atlantis"],
    ["is empty", ""],
    ["is Windows' name", "W. Europe Standard Time"],
    ["is markup", "<b>Europe/Berlin</b>"],
    ["is 100 kB long", "Europe/".repeat(14_000)],
  ])("is not known where the zone %s", (_sentence, timezone) => {
    expect(localDay(utc("2026-08-26T23:59:59Z"), timezone)).toBeNull();
  });

  it("makes one formatter for a zone, however often it is asked", () => {
    const made = vi.spyOn(Intl, "DateTimeFormat");
    for (let at = 0; at < 50 * DAY; at += DAY) localDay(at, "Pacific/Chatham");
    expect(made).toHaveBeenCalledOnce();
    made.mockRestore();
  });
});

/** The instant of a month's `nth` Sunday (from 1; 0: the last of the month before), at so many hours UTC. */
function sunday(year: number, month: number, nth: number, hour: number) {
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
  return Date.UTC(year, month, 1 + ((7 - first) % 7) + 7 * (nth - 1), hour);
}

const isBetween = (at: number, from: number, until: number) => from <= at && at < until;
const yearOf = (at: number) => new Date(at).getUTCFullYear();

/** The offsets from UTC as the laws have them since 2007, without a list of time zones. */
const LAWS: Record<string, (at: number) => number> = {
  // Directive 2000/84/EC: from the last Sunday in March to the last in October, 01:00 UTC.
  "Europe/Berlin": (at) =>
    isBetween(at, sunday(yearOf(at), 3, 0, 1), sunday(yearOf(at), 10, 0, 1)) ? 2 * HOUR : HOUR,
  "Europe/London": (at) =>
    isBetween(at, sunday(yearOf(at), 3, 0, 1), sunday(yearOf(at), 10, 0, 1)) ? HOUR : 0,
  // Energy Policy Act of 2005: from the second Sunday in March to the first in November, 02:00 local time.
  "America/New_York": (at) =>
    isBetween(at, sunday(yearOf(at), 2, 2, 7), sunday(yearOf(at), 10, 1, 6)) ? -4 * HOUR : -5 * HOUR,
  "Asia/Kolkata": () => 5 * HOUR + 30 * MINUTE,
  "Asia/Tokyo": () => 9 * HOUR,
  UTC: () => 0,
};

describe("the day of any moment", () => {
  const zone = fc.constantFrom(...Object.keys(LAWS));
  const byLaw = (at: number, zone: string) => new Date(at + LAWS[zone]!(at)).toISOString().slice(0, 10);

  it("is what the law of the place makes it", () => {
    const moment = fc.integer({ min: utc("2008-01-01T00:00:00Z"), max: utc("2036-12-31T00:00:00Z") });
    fc.assert(
      fc.property(moment, zone, (at, zone) => {
        expect(localDay(at, zone)).toBe(byLaw(at, zone));
      }),
      { numRuns: 1000 },
    );
  });

  it("is so around midnight on the days when clocks are changed", () => {
    const change = fc
      .record({
        year: fc.integer({ min: 2008, max: 2036 }),
        which: fc.constantFrom([3, 0], [10, 0], [2, 2], [10, 1]),
      })
      .map(({ year, which: [month, nth] }) => sunday(year, month!, nth!, 0));
    const near = fc.tuple(change, fc.integer({ min: -30 * HOUR, max: 54 * HOUR }));
    fc.assert(
      fc.property(near, zone, ([at, offset], zone) => {
        expect(localDay(at + offset, zone)).toBe(byLaw(at + offset, zone));
      }),
      { numRuns: 1000 },
    );
  });

  it("never turns back, nor twice within 23 hours", () => {
    const moment = fc.integer({ min: utc("2008-01-01T00:00:00Z"), max: utc("2036-12-31T00:00:00Z") });
    fc.assert(
      fc.property(moment, zone, (at, zone) => {
        const [before, after] = [localDay(at, zone), localDay(at + 23 * HOUR - SECOND, zone)];
        const turns = (utc(after!) - utc(before!)) / DAY;
        expect([0, 1]).toContain(turns);
      }),
    );
  });
});

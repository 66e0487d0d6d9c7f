import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DAY, HOUR } from "@/lib/timer/time";
import { timeAndDay, timeOfDay, zoneName } from "@/lib/timer/typed/time-of-day";

const instant = Date.parse;
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("a time of day, in Berlin", () => {
  it.each([
    ["in this computer's zone", "2026-08-26T12:02:00Z", "2026-08-26T15:00:00Z", "14:02", "14:02"],
    ["in winter time", "2026-01-15T12:02:00Z", "2026-01-15T15:00:00Z", "13:02", "13:02"],
    ["cut off to the minute", "2026-08-26T12:02:59.999Z", "2026-08-26T15:00:00Z", "14:02", "14:02"],
    [
      "with the day when it was yesterday",
      "2026-08-25T12:02:00Z",
      "2026-08-26T12:02:00Z",
      "yesterday, 14:02",
      "gestern, 14:02",
    ],
    [
      "with the day when midnight has passed here, not in UTC",
      "2026-08-26T21:50:00Z",
      "2026-08-26T22:10:00Z",
      "yesterday, 23:50",
      "gestern, 23:50",
    ],
    [
      "without the day on one side of UTC's midnight and the other",
      "2026-08-25T23:30:00Z",
      "2026-08-26T00:30:00Z",
      "1:30",
      "1:30",
    ],
    [
      "with the date when it was the day before yesterday",
      "2026-08-24T12:02:00Z",
      "2026-08-26T12:02:00Z",
      "Mon 24 Aug, 14:02",
      "Mo., 24. Aug., 14:02",
    ],
    ["without a zero before the hour", "2026-08-26T07:05:00Z", "2026-08-26T12:02:00Z", "9:05", "9:05"],
    [
      "with the day on the same day of another month",
      "2026-07-26T12:02:00Z",
      "2026-08-26T12:02:00Z",
      "Sun 26 Jul, 14:02",
      "So., 26. Juli, 14:02",
    ],
    [
      "with the day when it lies ahead",
      "2026-08-27T12:02:00Z",
      "2026-08-26T12:02:00Z",
      "Thu 27 Aug, 14:02",
      "Do., 27. Aug., 14:02",
    ],
  ])("%s", (_sentence, at, now, english, german) => {
    expect(timeOfDay(instant(at), instant(now), "en-GB")).toBe(english);
    expect(timeOfDay(instant(at), instant(now), "de")).toBe(german);
  });

  it.each([
    ["14:02", "2:02 PM", "14:02"],
    ["09:05", "9:05 AM", "9:05"],
    ["00:30", "12:30 AM", "0:30"],
    ["12:30", "12:30 PM", "12:30"],
  ])("has the hours as the locale counts them, in the same signs everywhere: %s", (time, twelve, all) => {
    const at = instant(`2026-08-26T${time}:00+02:00`);
    for (const locale of [
      "en",
      "en-US",
      "en-AU",
      "en-CA",
      "en-NZ",
      "en-IN",
      "en-u-hc-h12",
      "de-u-hc-h12",
      "en-u-hc-h11",
    ])
      expect(timeOfDay(at, at, locale)).toBe(twelve);
    for (const locale of ["de", "de-AT", "de-CH", "en-GB", "en-IE", "en-DK", "en-FI", "en-ZA", "en-u-hc-h23"])
      expect(timeOfDay(at, at, locale)).toBe(all);
  });
});

describe("a time of day, wherever the computer is", () => {
  const NIGHTS: [zone: string, ...turns: string[]][] = [
    ["Europe/Berlin", "2026-03-29T01:00Z", "2026-10-25T01:00Z", "2026-12-31T23:00Z", "2028-02-28T23:00Z"],
    ["America/New_York", "2026-03-08T07:00Z", "2026-11-01T06:00Z", "2028-02-29T05:00Z"],
    ["Australia/Lord_Howe", "2026-04-04T15:00Z", "2026-10-03T15:30Z"],
    ["Asia/Kathmandu", "2026-12-31T18:15Z", "2028-02-29T18:15Z"],
    ["America/Santiago", "2026-04-05T03:00Z", "2026-09-06T04:00Z"],
  ];

  it.each(NIGHTS)(
    "is what a clock on the wall in %s shows, with the day where it is another",
    (timeZone, ...turns) => {
      vi.stubEnv("TZ", timeZone);
      const time = new Intl.DateTimeFormat("sv", { timeZone, timeStyle: "short" });
      const day = new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short" });
      const anyMoment = fc
        .record({ turn: fc.constantFrom(...turns), by: fc.integer({ min: -3 * HOUR, max: 3 * HOUR }) })
        .map(({ turn, by }) => instant(turn) + by);
      fc.assert(
        fc.property(anyMoment, fc.nat(2 * DAY), (at, ago) => {
          const told = timeOfDay(at, at + ago, "en-GB");
          expect(told.replace(/^.*, /, "").padStart(5, "0")).toBe(time.format(at));
          const [one, other] = [day.format(at), day.format(at + ago)];
          const isYesterday = Date.parse(other) - Date.parse(one) === DAY;
          expect(told.startsWith("yesterday, ")).toBe(isYesterday);
          const hasDate = told.includes(`${Number(one.slice(8))} `);
          expect(hasDate).toBe(one !== other && !isYesterday);
        }),
        { numRuns: 300 },
      );
    },
  );

  it("is the new zone's from the moment that the computer is in another", () => {
    const at = instant("2026-08-26T21:30:00Z");
    expect(timeOfDay(at, at + HOUR, "en-GB")).toBe("yesterday, 23:30");
    vi.stubEnv("TZ", "America/New_York");
    expect(timeOfDay(at, at + HOUR, "en-GB")).toBe("17:30");
    vi.stubEnv("TZ", "Asia/Kathmandu");
    expect(timeOfDay(at, at + HOUR, "en-GB")).toBe("3:15");
  });
});

describe("a time whose day a person has to see", () => {
  const now = instant("2026-08-26T17:00:00+02:00");

  it.each([
    ["2026-08-26T15:30:00+02:00", "today 15:30", "heute 15:30", "today 3:30 PM"],
    ["2026-08-25T09:50:00+02:00", "yesterday, 9:50", "gestern, 9:50", "yesterday, 9:50 AM"],
    ["2026-08-23T09:50:00+02:00", "Sun 23 Aug, 9:50", "So., 23. Aug., 9:50", "Sun, Aug 23, 9:50 AM"],
  ])("%s", (at, british, german, american) => {
    expect(["en-GB", "de", "en-US"].map((locale) => timeAndDay(instant(at), now, locale))).toEqual([
      british,
      german,
      american,
    ]);
  });

  it("can be told from the one that looks the same when the clock is put back", () => {
    const times = ["2026-10-25T00:30Z", "2026-10-25T01:30Z"].map(instant);
    expect(times.map((at) => zoneName(at, "de"))).toEqual(["MESZ", "MEZ"]);
    expect(times.map((at) => zoneName(at, "en-GB"))).toEqual(["CEST", "CET"]);
  });
});

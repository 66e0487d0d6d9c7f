import { describe, expect, it } from "vitest";
import { instant, splitInstant } from "@/lib/awork/entries/instant";

const utc = (text: string) => Date.parse(text);
const DAY = "2026-08-26T00:00:00Z";

describe("a day and a time of day", () => {
  it.each([
    ["are one instant, in UTC", DAY, "09:03:31", utc("2026-08-26T09:03:31Z")],
    [
      "keep three of seven decimals, cut and not rounded",
      DAY,
      "09:03:31.2969999",
      utc("2026-08-26T09:03:31.296Z"),
    ],
    ["keep one decimal", DAY, "09:03:31.2", utc("2026-08-26T09:03:31.200Z")],
    ["keep leading zeros of the decimals", DAY, "09:03:31.0254002", utc("2026-08-26T09:03:31.025Z")],
    ["hold at midnight", DAY, "00:00:00", utc(DAY)],
    ["hold to the last of the day", DAY, "23:59:59.9999999", utc("2026-08-26T23:59:59.999Z")],
    [
      "go by the time where the day carries another",
      "2022-03-01T18:21:05Z",
      "11:45:00",
      utc("2022-03-01T11:45:00Z"),
    ],
    ["take of the day the first ten characters alone", "2026-08-26", "09:03:31", utc("2026-08-26T09:03:31Z")],
    ["know 29 February in a leap year", "2028-02-29T00:00:00Z", "12:00:00", utc("2028-02-29T12:00:00Z")],
    [
      "are UTC when clocks are put forward here",
      "2026-03-29T00:00:00Z",
      "02:30:00",
      utc("2026-03-29T02:30:00Z"),
    ],
  ])("%s", (_sentence, date, time, expected) => {
    expect(splitInstant(date, time)).toBe(expected);
  });

  it.each([
    ["a day that no month has", "2026-08-32T00:00:00Z", "09:00:00"],
    ["a day that February does not have", "2026-02-30T00:00:00Z", "09:00:00"],
    ["29 February in a common year", "2026-02-29T00:00:00Z", "09:00:00"],
    ["a thirteenth month", "2026-13-01T00:00:00Z", "09:00:00"],
    ["a day in words", "yesterday", "09:00:00"],
    ["a day of another form", "26.08.2026", "09:00:00"],
    ["no day", "", "09:00:00"],
    ["a 25th hour", DAY, "25:00:00"],
    ["a 61st minute", DAY, "09:60:00"],
    ["a 61st second", DAY, "09:00:60"],
    ["a time without seconds", DAY, "09:00"],
    ["a time with a zone of its own", DAY, "09:00:00Z"],
    ["a time with a day of its own", DAY, "1.09:00:00"],
    ["a time of twelve hours", DAY, "9:00:00 AM"],
    ["no time", DAY, ""],
    ["the year 1", "0001-01-01T00:00:00Z", "00:00:00"],
    ["the year 1600", "1600-01-01T00:00:00Z", "00:00:00"],
    ["the year 9999", "9999-12-31T00:00:00Z", "23:59:59.9999999"],
  ])("are not an instant with %s", (_sentence, date, time) => {
    expect(splitInstant(date, time)).toBeNull();
  });
});

describe("a date-time", () => {
  it.each([
    ["is an instant in UTC", "2026-08-26T09:31:32Z", utc("2026-08-26T09:31:32Z")],
    ["is UTC where it names no zone", "2026-08-26T09:31:32", utc("2026-08-26T09:31:32Z")],
    ["is UTC without a zone, decimals and all", "2026-08-26T09:31:32.5", utc("2026-08-26T09:31:32.500Z")],
    ["goes by the zone that it names", "2026-08-26T09:31:32+02:00", utc("2026-08-26T07:31:32Z")],
    ["goes by a zone west of UTC", "2026-08-26T23:31:32-04:00", utc("2026-08-27T03:31:32Z")],
    [
      "cuts seven decimals before a zone",
      "2026-08-26T09:31:32.2969999+00:00",
      utc("2026-08-26T09:31:32.296Z"),
    ],
    ["knows a small z", "2026-08-26T09:31:32z", utc("2026-08-26T09:31:32Z")],
    ["knows a small t", "2026-08-26t09:31:32z", utc("2026-08-26T09:31:32Z")],
    ["knows a zone of hours alone", "2026-08-26T09:31:32+02", utc("2026-08-26T07:31:32Z")],
    ["knows a zone of hours alone, west", "2026-08-26T23:31:32.5-04", utc("2026-08-27T03:31:32.500Z")],
    ["knows a zone without a colon", "2026-08-26T09:31:32+0200", utc("2026-08-26T07:31:32Z")],
    ["knows a zone of half an hour", "2026-08-26T09:31:32.2969999+0530", utc("2026-08-26T04:01:32.296Z")],
    ["knows UTC as a zone", "2026-08-26T09:31:32+00", utc("2026-08-26T09:31:32Z")],
    ["cuts seven decimals before Z", "2026-08-26T09:31:32.2969999Z", utc("2026-08-26T09:31:32.296Z")],
  ])("%s", (_sentence, text, expected) => {
    expect(instant(text)).toBe(expected);
  });

  it.each([
    ["of a day that February does not have", "2026-02-30T09:31:32Z"],
    ["of a day that no month has", "2026-08-32T09:31:32Z"],
    ["of a 25th hour", "2026-08-26T25:00:00Z"],
    ["with words after the day", "2026-08-26 in the morning"],
    ["in words", "soon"],
    ["that is empty", ""],
    ["that is a number", "1787736600000"],
    ["of another form", "08/26/2026 09:31:32"],
    ["of the year 1", "0001-01-01T00:00:00Z"],
    ["of the year 9999", "9999-12-31T23:59:59.9999999Z"],
    ["in a zone of 99 hours", "2026-08-26T09:31:32+99"],
    ["in a zone by name", "2026-08-26T09:31:32 CEST"],
  ])("is none %s", (_sentence, text) => {
    expect(instant(text)).toBeNull();
  });
});

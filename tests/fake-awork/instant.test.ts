import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "./clock.ts";
import { instantOf, isTimezone, wallClock } from "./instant.ts";

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Pacific/Apia",
];

/** Nights in which clocks change, and any time at all. */
const instants = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("2026-03-29T01:00Z", "2026-10-25T01:00Z", "2026-03-08T07:00Z", "2026-11-01T06:00Z"),
      fc.integer({ min: -6 * HOUR, max: 6 * HOUR }),
    )
    .map(([change, away]) => Date.parse(change) + away),
  fc.integer({ min: Date.parse("2000-01-01"), max: Date.parse("2040-01-01") }),
);

it("finds, for what a wall clock shows at some instant, an instant at which it shows that", () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(...ZONES), (instant, zone) => {
      const found = instantOf(wallClock(instant, zone), zone);
      expect(wallClock(found, zone)).toBe(wallClock(instant, zone));
      expect(Math.abs(found - instant)).toBeLessThanOrEqual(HOUR);
    }),
    { numRuns: 1000 },
  );
});

describe("a night in which the clock changes", () => {
  it.each([
    ["before it is put forward", "2026-03-29T01:30", "2026-03-29T00:30Z"],
    ["after that", "2026-03-29T03:30", "2026-03-29T01:30Z"],
    ["before it is put back", "2026-10-25T01:30", "2026-10-24T23:30Z"],
    ["after that", "2026-10-25T03:30", "2026-10-25T02:30Z"],
  ])("%s, %s is %s", (_, wall, instant) => {
    expect(instantOf(Date.parse(`${wall}Z`), "Europe/Berlin")).toBe(Date.parse(instant));
  });

  it("goes on from a time that it leaves out", () => {
    const found = instantOf(Date.parse("2026-03-29T02:30Z"), "Europe/Berlin");
    expect(Math.abs(found - Date.parse("2026-03-29T01:00Z"))).toBe(30 * MINUTE);
  });
});

it("a wall clock is as exact as the instant, and never more than fourteen hours away", () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(...ZONES), (instant, zone) => {
      const away = Math.abs(wallClock(instant, zone) - instant);
      expect(away).toBeLessThanOrEqual(14 * HOUR);
      expect(away % (15 * MINUTE)).toBe(0);
    }),
  );
});

it.each([
  ["Europe/Berlin", true],
  ["UTC", true],
  ["Europe/Atlantis", false],
  ["+02:00", false],
  ["", false],
])("%s is a name of a time zone: %s", (name, expected) => {
  expect(isTimezone(name)).toBe(expected);
});

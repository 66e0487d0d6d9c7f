import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "./clock.ts";
import { editOf, retimed, type Times } from "./edit.ts";
import { rested, worked, type Break, type Entry } from "./entry.ts";
import { newEntry } from "./new-entry.ts";
import { Refusal } from "./refusal.ts";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const NOTHING: Times = { start: null, day: null, end: null, duration: null };
const zone = "Europe/Berlin";

const length = fc.integer({ min: 0, max: 3 * HOUR });

/** A finished entry with finished breaks in it, built from its parts in turn: work, break, work, … */
const stopped = fc.array(length, { minLength: 1, maxLength: 7 }).map((parts): Entry => {
  const breaks: Break[] = [];
  let at = NOW - 48 * HOUR;
  const start = at;
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) breaks.push({ start: at, end: at + part });
    at += part;
  }
  return newEntry({ start, end: at, breaks }, NOW, zone);
});

describe("what is stopped", () => {
  it("keeps its breaks and, however it is said, its end is its start, its breaks and its work", () => {
    fc.assert(
      fc.property(stopped, length, length, (entry, earlier, more) => {
        const rest = rested(entry);
        const start = entry.start! - earlier;
        const duration = SECOND + more;
        const end = start + rest + duration;
        const whole = { start, end, duration };
        for (const times of [
          { start, end },
          { start, duration },
          { end, duration },
          { ...whole, duration: 1 },
        ])
          expect(retimed(entry, { ...NOTHING, ...times }, NOW)).toMatchObject(whole);
      }),
    );
  });

  it("is never shorter than its breaks", () => {
    fc.assert(
      fc.property(stopped, fc.integer({ min: 1, max: HOUR }), (entry, less) => {
        const { start } = entry;
        const end = start! + rested(entry) - less;
        expect(() => retimed(entry, { ...NOTHING, start, end }, NOW)).toThrow(Refusal);
      }),
    );
  });

  it("is as it was when nothing is changed", () => {
    fc.assert(
      fc.property(stopped, (entry) => {
        const { start, end, duration } = entry;
        expect(retimed(entry, editOf(entry), NOW)).toEqual({ start, end, duration });
      }),
    );
  });
});

describe("a timer", () => {
  it("that starts earlier by so much has worked so much more", () => {
    fc.assert(
      fc.property(length, fc.option(length), (earlier, pausedFor) => {
        const breaks = pausedFor === null ? [] : [{ start: NOW - pausedFor, end: null }];
        const entry = newEntry({ start: NOW - 4 * HOUR, breaks }, NOW, zone);
        const start = entry.start! - earlier;
        const moved = { ...entry, ...retimed(entry, { ...NOTHING, start }, NOW) };
        expect(worked(moved, NOW) - worked(entry, NOW)).toBe(earlier);
        expect({ ...moved, start: entry.start }).toEqual(entry);
      }),
    );
  });

  it.each<[string, Partial<Times>, RegExp]>([
    ["no end", { start: NOW - HOUR, end: NOW }, /only the start/],
    ["no duration", { start: NOW - HOUR, duration: MINUTE }, /only the start/],
    ["no start in the future", { start: NOW + 1 }, /future/],
    ["no start after its first break", { start: NOW - 29 * MINUTE }, /first break/],
  ])("takes %s", (_, times, reason) => {
    const breaks = [{ start: NOW - 30 * MINUTE, end: null }];
    const entry = newEntry({ start: NOW - HOUR, breaks }, NOW, zone);
    expect(() => retimed(entry, { ...NOTHING, ...times }, NOW)).toThrow(reason);
  });
});

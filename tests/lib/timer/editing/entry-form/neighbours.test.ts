import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edited } from "@/lib/timer/editing/edit";
import { neighbours } from "@/lib/timer/editing/entry-form/neighbours";
import { MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { at, rest, sampleTimer } from "@/tests/lib/timer/sample";

const NOW = at("15:00");
const entry = (start: string, end: string | null, given: Partial<Timer> = {}): Timer =>
  sampleTimer({
    id: "other",
    start: at(start),
    end: end === null ? null : at(end),
    duration: end === null ? null : at(end) - at(start),
    ...given,
  });
const SELF = entry("10:00", "11:00", { id: "self" });

const shorter = (other: Timer, current: Timer | null = null) =>
  neighbours(SELF, [other], current, NOW).map(({ length, shorter }) => [
    length / MINUTE,
    shorter && [shorter.field, shorter.to],
  ]);

describe("next to an entry from 10:00 to 11:00, another one", () => {
  it.each<[sentence: string, other: Timer, expected: unknown[]]>([
    ["that ends when it begins is no neighbour", entry("09:00", "10:00"), []],
    ["can end when it begins", entry("09:00", "10:15"), [[15, ["end", at("10:00")]]]],
    ["can end when it begins, if both end together", entry("09:00", "11:00"), [[60, ["end", at("10:00")]]]],
    ["can begin when it ends", entry("10:45", "11:30"), [[15, ["start", at("11:00")]]]],
    [
      "can be shorter if it has a duration in place of an end",
      entry("09:00", null, { duration: 70 * MINUTE }),
      [[10, ["duration", 60 * MINUTE]]],
    ],
    ["within it can't be shorter", entry("10:15", "10:30"), [[15, null]]],
    ["around it can't be shorter without losing more", entry("09:00", "12:00"), [[60, null]]],
    [
      "whose breaks would be all that is left can't",
      entry("09:00", "10:15", { breaks: [rest("09:00", "10:00")] }),
      [[15, null]],
    ],
    [
      "whose first break begins before can't begin then",
      entry("10:45", "11:30", { breaks: [rest("10:50", "10:55")] }),
      [[15, null]],
    ],
  ])("%s", (_sentence, other, expected) => expect(shorter(other)).toEqual(expected));

  it("that runs can only begin later", () => {
    const late = entry("10:30", null);
    expect(shorter(late, late)).toEqual([[30, ["start", at("11:00")]]]);
    const early = entry("09:30", null);
    expect(shorter(early, early)).toEqual([[60, null]]);
  });

  it("is left out if it ran when the list was read and isn't current", () => {
    expect(shorter(entry("10:30", null))).toEqual([]);
  });
});

it("an entry that runs overlaps what it begins before", () => {
  const running = entry("10:00", null, { id: "self" });
  const found = neighbours(running, [entry("09:00", "10:15"), running], running, NOW);
  expect(found).toMatchObject([{ length: 15 * MINUTE, shorter: { field: "end", to: at("10:00") } }]);
});

it("a shorter neighbour doesn't overlap any more, and keeps all the rest", () => {
  const minute = fc.integer({ min: 0, max: 14 * 60 }).map((each) => at("00:00") + each * MINUTE);
  const anyOther = fc
    .record({ start: minute, length: fc.integer({ min: 1, max: 120 }), hasEnd: fc.boolean() })
    .map(({ start, length, hasEnd }) =>
      sampleTimer({
        id: "other",
        start,
        end: hasEnd ? start + length * MINUTE : null,
        duration: length * MINUTE,
      }),
    );
  fc.assert(
    fc.property(anyOther, (other) => {
      const [found] = neighbours(SELF, [other], null, NOW);
      if (!found?.shorter) return;
      const after = edited(other, [found.shorter]);
      expect(neighbours(SELF, [after], null, NOW)).toEqual([]);
      expect(after.duration).toBe(other.duration! - found.length);
    }),
  );
});

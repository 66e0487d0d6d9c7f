import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlapsOf } from "@/lib/timer/stretches/overlaps";
import { MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { at, rest, sampleTimer } from "@/tests/lib/timer/sample";
import { LONGEST, START, anyDay, anyInstant, has } from "./any-day";

const NOW = at("12:00");

const ended = (id: string, start: string, end: string, given: Partial<Timer> = {}) =>
  sampleTimer({ id, start: at(start), end: at(end), duration: at(end) - at(start), ...given });

/** The overlaps as text: "a b 12" is an overlap of a with b, of 12 s. */
const texts = (entries: Timer[], current: Timer | null = null) =>
  [...overlapsOf(entries, current, NOW)].flatMap(([id, overlaps]) =>
    overlaps.map((overlap) => `${id} ${overlap.with.id} ${overlap.length / SECOND}`),
  );

const A = ended("a", "09:00", "10:00");
const CURRENT = sampleTimer({ id: "now", start: at("11:00") });

describe("overlaps", () => {
  const table: [sentence: string, entries: Timer[], expected: string[], current?: Timer | null][] = [
    ["are none of one entry", [A], []],
    ["are none where entries touch", [A, ended("b", "10:00", "11:00")], []],
    ["are none below a second", [A, ended("b", "09:59:59.001", "11:00")], []],
    ["begin with a second", [A, ended("b", "09:59:59", "11:00")], ["a b 1", "b a 1"]],
    ["are in whole seconds", [A, ended("b", "09:59:57.200", "11:00")], ["a b 2", "b a 2"]],
    ["are found in any order", [ended("b", "09:59:30", "11:00"), A], ["a b 30", "b a 30"]],
    [
      "have the shorter entry where it lies in the other",
      [A, ended("b", "09:10", "09:11")],
      ["a b 60", "b a 60"],
    ],
    ["are of both where an entry was booked twice", [A, { ...A, id: "b" }], ["a b 3600", "b a 3600"]],
    ["are listed for each entry, the longest first", [A, ended("b", "09:50", "09:51"), ended("c", "09:58", "10:30")], ["a c 120", "a b 60", "b a 60", "c a 120"]], // prettier-ignore
    ["are there though the other lies in a break", [{ ...A, breaks: [rest("09:10", "09:50")] }, ended("b", "09:20", "09:21")], ["a b 60", "b a 60"]], // prettier-ignore
    [
      "reach to now in the current entry",
      [CURRENT, ended("b", "11:59", "12:30")],
      ["now b 60", "b now 60"],
      CURRENT,
    ],
    [
      "have no planned entry",
      [CURRENT, ended("b", "12:30", "12:40"), ended("c", "12:30", "12:40")],
      [],
      CURRENT,
    ],
    ["have no booking without a start", [A, sampleTimer({ id: "b", start: null, duration: MINUTE })], []],
    ["have no booking of nothing", [A, ended("b", "09:30", "09:30")], []],
    ["have an entry without an end for as long as it was", [A, sampleTimer({ id: "b", start: at("09:59"), duration: 2 * MINUTE })], ["a b 60", "b a 60"]], // prettier-ignore
    [
      "have no entry whose end is not known",
      [sampleTimer({ id: "b", start: at("08:59") }), A, CURRENT],
      [],
      CURRENT,
    ],
  ];
  it.each(table)("%s", (_sentence, entries, expected, current = null) => {
    expect(texts(entries, current)).toEqual(expected);
  });
});

it("of any day, each pair overlaps by the seconds that both have, and both say so", () => {
  fc.assert(
    fc.property(anyDay, anyInstant, ({ entries, current }, now) => {
      const found = overlapsOf(entries, current, now);
      const lengthOf = (one: Timer, other: Timer) =>
        (found.get(one.id) ?? []).filter((each) => each.with === other).map(({ length }) => length);
      for (const one of entries) {
        expect(found.get(one.id)).not.toEqual([]);
        for (const other of entries) {
          if (one === other) continue;
          let length = 0;
          for (let moment = START; moment < START + 2 * LONGEST; moment += SECOND)
            if (has(one, moment, now) && has(other, moment, now)) length += SECOND;
          expect(lengthOf(one, other)).toEqual(length > 0 ? [length] : []);
        }
      }
    }),
  );
});

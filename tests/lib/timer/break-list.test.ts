import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listed } from "@/lib/timer/break-list";
import { MINUTE, SECOND } from "@/lib/timer/time";
import { type Break, type Timer, openBreak, phase } from "@/lib/timer/timer";
import { breakTime } from "@/lib/timer/elapsed";
import { START, anyNow, anyPaused, anyTimer } from "./any-timer";
import { at, rest, sampleTimer } from "./sample";
import { slowLengths } from "./slow-count";

/** A break as it is listed, by its times of day, and its length in minutes. */
const row = (start: string | null, end: string | null, minutes: number) => ({
  start: start === null ? null : at(start),
  end: end === null ? null : at(end),
  length: minutes * MINUTE,
});

describe("at 10:30, the breaks listed of a timer that was started at 09:00 and", () => {
  const NOW = at("10:30");
  const table: [sentence: string, breaks: Break[], expected: ReturnType<typeof row>[]][] = [
    ["has none are none", [], []],
    ["had one are that one", [rest("09:10", "09:20")], [row("09:10", "09:20", 10)]],
    ["is paused are the open one, without an end", [rest("10:10", null)], [row("10:10", null, 20)]],
    [
      "has several stand in order, the open one last",
      [rest("10:10", null), rest("09:40", "09:45"), rest("09:10", "09:20")],
      [row("09:10", "09:20", 10), row("09:40", "09:45", 5), row("10:10", null, 20)],
    ],
    [
      "is paused again with a break that began together with another",
      [rest("10:10", "10:15"), rest("10:10", null)],
      [row("10:10", "10:15", 5), row("10:10", null, 20)],
    ],
    [
      "has breaks that overlap are each as long as it was",
      [rest("09:10", "09:30"), rest("09:20", "09:40")],
      [row("09:10", "09:30", 20), row("09:20", "09:40", 20)],
    ],
    [
      "has a break whose duration contradicts its stamps go by the stamps",
      [rest("09:10", "09:20", 30 * MINUTE)],
      [row("09:10", "09:20", 10)],
    ],
    [
      "has an earlier break without an end take that from its duration",
      [rest("09:10", null, 10 * MINUTE), rest("09:50", "10:00")],
      [row("09:10", "09:20", 10), row("09:50", "10:00", 10)],
    ],
    [
      "has the same break without an end twice have one open break",
      [rest("10:10", null, 5 * MINUTE), rest("10:10", null)],
      [row("10:10", "10:15", 5), row("10:10", null, 20)],
    ],
    [
      "has a break without a start take that from its duration",
      [rest(null, "09:40", 15 * MINUTE)],
      [row("09:25", "09:40", 15)],
    ],
    [
      "has a break of which only the length is known begin with that one",
      [rest("09:10", "09:20"), rest(null, null, 20 * MINUTE)],
      [row(null, null, 20), row("09:10", "09:20", 10)],
    ],
    [
      "has a break from before it count what lies within",
      [rest("08:30", "09:20")],
      [row("08:30", "09:20", 20)],
    ],
    ["has a break that ends ahead count up to now", [rest("10:20", "10:50")], [row("10:20", "10:50", 10)]],
    ["has an open break ahead keep that, with nothing yet", [rest("10:40", null)], [row("10:40", null, 0)]],
    ["has breaks outside it leave those out", [rest("08:00", "08:30"), rest("11:00", "11:30")], []],
    ["has a break that ends before it starts leave that out", [rest("09:40", "09:20", 20 * MINUTE)], []],
    ["has breaks that say nothing leave those out", [rest(null, null), rest(null, "09:40")], []],
  ];
  it.each(table)("%s", (_sentence, breaks, expected) => {
    expect(listed(sampleTimer({ breaks }), NOW)).toEqual(expected);
  });
});

describe("at 10:30, the breaks listed of an entry that", () => {
  const table: [sentence: string, timer: Partial<Timer>, expected: ReturnType<typeof row>[]][] = [
    [
      "has stopped are as they were",
      { end: at("10:00"), duration: 50 * MINUTE, breaks: [rest("09:10", "09:20")] },
      [row("09:10", "09:20", 10)],
    ],
    [
      "has stopped in an open break end with the entry",
      { end: at("10:00"), breaks: [rest("09:50", null)] },
      [row("09:50", "10:00", 10)],
    ],
    [
      "has stopped before an open break leave that out",
      { end: at("10:00"), breaks: [rest("10:10", null)] },
      [],
    ],
    [
      "has no start have no place",
      { start: null, duration: 45 * MINUTE, breaks: [rest(null, null, 10 * MINUTE)] },
      [],
    ],
  ];
  it.each(table)("%s", (_sentence, timer, expected) => {
    expect(listed(sampleTimer(timer), at("10:30"))).toEqual(expected);
  });
});

describe("the length of a break", () => {
  it.each([
    ["counts up by whole seconds", [rest("10:10:00.250", null)], "10:10:07.249", [6 * SECOND]],
    ["turns with its start's own fraction", [rest("10:10:00.250", null)], "10:10:07.250", [7 * SECOND]],
    ["is cut off where it has ended", [rest("09:10:00.100", "09:10:02.000")], "10:00", [SECOND]],
    ["is nothing to list below a second", [rest("09:10:00.100", "09:10:01.000")], "10:00", []],
  ])("%s", (_sentence, breaks, now, lengths) => {
    expect(listed(sampleTimer({ breaks }), at(now)).map(({ length }) => length)).toEqual(lengths);
  });

  it("leaves the breaks of the timer in the order that they had", () => {
    const breaks = [rest("10:10", null), rest("09:10", "09:20")];
    listed(sampleTimer({ breaks }), at("10:30"));
    expect(breaks).toEqual([rest("10:10", null), rest("09:10", "09:20")]);
  });
});

/** Breaks one after another, with work between them, the last one perhaps open; to the millisecond. */
const orderly = fc
  .record({
    steps: fc.array(fc.tuple(fc.nat(90_000), fc.nat(90_000)), { maxLength: 7 }),
    isPaused: fc.boolean(),
    later: fc.nat(90_000),
  })
  .map(({ steps, isPaused, later }) => {
    let moment = START;
    const breaks = steps.map(([work, length], place): Break => {
      const start = moment + work;
      moment = start + length;
      const isOpen = isPaused && place === steps.length - 1;
      return { start, end: isOpen ? null : moment, duration: isOpen ? 0 : length };
    });
    return { timer: sampleTimer({ start: START, breaks }), now: moment + later };
  });

describe("any breaks listed", () => {
  it("are as long as a count second by second finds", () => {
    const sorted = (lengths: number[]) => lengths.filter((length) => length > 0).toSorted((a, b) => a - b);
    fc.assert(
      fc.property(fc.oneof(anyTimer, anyPaused), anyNow, (timer, now) => {
        const lengths = listed(timer, now).map(({ length }) => length);
        expect(sorted(lengths)).toEqual(sorted(slowLengths(timer, now)));
      }),
      { numRuns: 1000 },
    );
  });

  it("are together what they take out of the entry, but for less than a second each, where none overlap", () => {
    fc.assert(
      fc.property(orderly, ({ timer, now }) => {
        const rows = listed(timer, now);
        const left = breakTime(timer, now) - rows.reduce((sum, { length }) => sum + length, 0);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThan(SECOND * Math.max(1, timer.breaks.length));
      }),
    );
  });

  it("are never shorter than nothing, in whole seconds, by fractions of seconds either", () => {
    fc.assert(
      fc.property(anyTimer, anyNow, fc.integer({ min: -999, max: 999 }), (timer, now, fraction) => {
        for (const { length } of listed(timer, now + fraction)) {
          expect(length).toBeGreaterThanOrEqual(0);
          expect(length % SECOND).toBe(0);
        }
      }),
    );
  });

  it("have one without an end, the last, just where the timer is paused", () => {
    fc.assert(
      fc.property(fc.oneof(anyTimer, anyPaused), anyNow, (timer, now) => {
        const open = listed(timer, now).map(({ start, end }) => start !== null && end === null);
        expect(open.slice(0, -1)).not.toContain(true);
        expect(open.at(-1) ?? false).toBe(phase(timer) === "paused");
        if (open.at(-1)) expect(listed(timer, now).at(-1)!.start).toBe(openBreak(timer)!.start);
      }),
    );
  });

  it("stand in order of their starts, those without one first", () => {
    fc.assert(
      fc.property(anyTimer, anyNow, (timer, now) => {
        const starts = listed(timer, now).map(({ start }) => start ?? -Infinity);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b || 0));
      }),
    );
  });
});

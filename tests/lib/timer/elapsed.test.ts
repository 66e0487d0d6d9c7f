import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { type Break, type Timer, phase } from "@/lib/timer/timer";
import { breakIntervals, breakTime, untilTurn, elapsed } from "@/lib/timer/elapsed";
import { LATEST, START, anyNow, anyPaused, anyRunning, anyTimer } from "./any-timer";
import { at, rest, sampleTimer } from "./sample";
import { slowCount } from "./slow-count";

describe("at 10:30, a timer that was started at 09:00 and", () => {
  const NOW = at("10:30");
  const table: [sentence: string, breaks: Break[], worked: number, broken: number][] = [
    ["has no breaks has worked all of it", [], 90, 0],
    ["has two breaks has not worked in them", [rest("09:10", "09:20"), rest("09:30", "09:45")], 65, 25],
    ["is paused stands still since its open break began", [rest("10:10", null)], 70, 20],
    ["is paused again has not worked in both", [rest("09:10", "09:20"), rest("10:10", null)], 60, 30],
    ["is paused with duration 0 in the open break", [rest("10:00", null, 0)], 60, 30],
    ["is paused with another duration in the open break", [rest("10:00", null, 5 * MINUTE)], 60, 30],
    [
      "has breaks that overlap counts the overlap once",
      [rest("09:10", "09:30"), rest("09:20", "09:40")],
      60,
      30,
    ],
    ["has the same break twice counts it once", [rest("09:10", "09:30"), rest("09:10", "09:30")], 70, 20],
    ["has a break within a break", [rest("09:10", "09:40"), rest("09:20", "09:30")], 60, 30],
    ["has breaks out of order", [rest("10:00", null), rest("09:10", "09:20")], 50, 40],
    ["is paused inside a break that has not ended", [rest("10:00", "11:00"), rest("10:10", null)], 60, 30],
    ["has a break that began before it", [rest("08:30", "09:20")], 70, 20],
    ["has a break that ended before it began", [rest("08:00", "08:30")], 90, 0],
    ["has a break that ends in the future", [rest("10:20", "10:50")], 80, 10],
    ["has a break that lies in the future", [rest("11:00", "11:30")], 90, 0],
    ["has a break that ends before it starts", [rest("09:40", "09:20", 20 * MINUTE)], 90, 0],
    ["has a closed break whose duration contradicts its stamps", [rest("09:10", "09:20", HOUR)], 80, 10],
    ["has a break without start", [rest(null, "09:40", 15 * MINUTE)], 75, 15],
    ["has a break without start that reaches back before it", [rest(null, "09:05", 15 * MINUTE)], 85, 5],
    ["has a break with an end alone", [rest(null, "09:40")], 90, 0],
    [
      "has a break without end that is not the last",
      [rest("09:10", null, 10 * MINUTE), rest("09:50", "10:00")],
      70,
      20,
    ],
    [
      "has an earlier break with neither end nor duration",
      [rest("09:10", null), rest("09:50", "10:00")],
      80,
      10,
    ],
    [
      "has two open breaks pauses since the later one",
      [rest("09:10", null, 5 * MINUTE), rest("10:10", null)],
      65,
      25,
    ],
    ["has a break without stamps takes it from the start", [rest(null, null, 20 * MINUTE)], 70, 20],
    [
      "has a break without stamps counts it once beside one that is there",
      [rest(null, null, 20 * MINUTE), rest("09:10", "09:30")],
      60,
      30,
    ],
    ["has a break without anything", [rest(null, null)], 90, 0],
    ["has an open break that starts in the future has worked so far", [rest("10:40", null)], 90, 0],
    ["has an open break since before its start has not worked", [rest("08:50", null)], 0, 90],
    ["has breaks for longer than it lasts has not worked", [rest("08:00", "12:00")], 0, 90],
  ];
  it.each(table)("%s", (_sentence, breaks, minutesWorked, minutesBroken) => {
    const timer = sampleTimer({ breaks });
    expect(elapsed(timer, NOW)).toBe(minutesWorked * MINUTE);
    expect(breakTime(timer, NOW)).toBe(minutesBroken * MINUTE);
  });
});

describe("at 10:30, an entry", () => {
  const NOW = at("10:30");
  const table: [sentence: string, timer: Partial<Timer>, worked: number, broken: number][] = [
    ["that starts in the future has worked nothing", { start: at("11:00") }, 0, 0],
    [
      "that starts in the future has worked nothing, whatever its breaks",
      { start: at("11:00"), breaks: [rest("09:00", "12:00"), rest("09:10", null)] },
      0,
      0,
    ],
    [
      "that has stopped has worked what awork says",
      { end: at("10:00"), duration: 25 * MINUTE, breaks: [rest("09:10", "09:20")] },
      25,
      10,
    ],
    ["that has stopped without a duration has worked up to its end", { end: at("10:00") }, 60, 0],
    [
      "that has stopped without a duration has not worked in its breaks",
      { end: at("10:00"), breaks: [rest("09:10", "09:20"), rest("09:50", "10:20")] },
      40,
      20,
    ],
    [
      "that has stopped in an open break has not worked since then",
      { end: at("10:00"), breaks: [rest("09:50", null)] },
      50,
      10,
    ],
    ["that ends before it starts has worked nothing", { end: at("08:00") }, 0, 0],
    ["with a duration and no end has worked the duration", { duration: 5 * MINUTE }, 5, 0],
    ["without a start has worked the duration", { start: null, duration: 45 * MINUTE }, 45, 0],
    [
      "without a start has no place for its breaks",
      { start: null, duration: 45 * MINUTE, breaks: [rest(null, null, 10 * MINUTE)] },
      45,
      0,
    ],
    ["without a start and with an end alone has worked nothing", { start: null, end: at("10:00") }, 0, 0],
  ];
  it.each(table)("%s", (_sentence, given, minutesWorked, minutesBroken) => {
    const timer = sampleTimer(given);
    expect(elapsed(timer, NOW)).toBe(minutesWorked * MINUTE);
    expect(breakTime(timer, NOW)).toBe(minutesBroken * MINUTE);
  });
});

describe("whole seconds", () => {
  it.each([
    ["are cut off, not rounded", at("09:00:59.999"), 59 * SECOND],
    ["turn with the start's own fraction", at("09:01:00.250"), 60 * SECOND],
    ["have not turned before it", at("09:01:00.249"), 59 * SECOND],
  ])("%s", (_sentence, now, expected) => {
    const start = now === at("09:00:59.999") ? at("09:00") : at("09:00:00.250");
    expect(elapsed(sampleTimer({ start }), now)).toBe(expected);
  });

  it("are cut off in a duration and in breaks too", () => {
    const timer = sampleTimer({ duration: 90_999, breaks: [rest("09:10:00.100", "09:10:02.000")] });
    expect([elapsed(timer, at("10:00")), breakTime(timer, at("10:00"))]).toEqual([90_000, 1000]);
  });
});

describe("500 breaks", () => {
  const breaks = Array.from({ length: 500 }, (_, index) => ({
    start: START + index * MINUTE + 30 * SECOND,
    end: START + (index + 1) * MINUTE,
    duration: 30 * SECOND,
  }));
  const now = START + 500 * MINUTE;

  it("are all taken out", () => {
    const timer = sampleTimer({ start: START, breaks });
    expect([elapsed(timer, now), breakTime(timer, now)]).toEqual([250 * MINUTE, 250 * MINUTE]);
  });

  it("are taken out once where all of them overlap", () => {
    const timer = sampleTimer({ start: START, breaks: breaks.map((each) => ({ ...each, start: START })) });
    expect([elapsed(timer, now), breakTime(timer, now)]).toEqual([0, 500 * MINUTE]);
  });
});

describe("the breaks of a timer as intervals", () => {
  it("are in order, joined where they touch, and clipped to the entry; the open one reaches to now", () => {
    const breaks = [
      rest("10:20", null),
      rest("09:20", "09:30"),
      rest("08:50", "09:20"),
      rest("09:50", "09:55"),
    ];
    expect(breakIntervals(sampleTimer({ breaks }), at("10:30"))).toEqual([
      { start: at("09:00"), end: at("09:30") },
      { start: at("09:50"), end: at("09:55") },
      { start: at("10:20"), end: at("10:30") },
    ]);
  });

  it("reach to the end of an entry that has stopped, and not to now", () => {
    const timer = sampleTimer({ end: at("10:00"), breaks: [rest("09:40", null)] });
    expect(breakIntervals(timer, at("10:30"))).toEqual([{ start: at("09:40"), end: at("10:00") }]);
  });
});

describe("the time until the number turns", () => {
  const table: [
    sentence: string,
    timer: Partial<Timer> | null,
    now: string,
    step: number,
    left: number | null,
  ][] = [
    ["is the rest of the minute", {}, "09:10:20", MINUTE, 40 * SECOND],
    ["is a whole step where it has just turned", {}, "09:10:00", MINUTE, MINUTE],
    ["counts from the start's own fraction", { start: at("09:00:00.250") }, "09:10:00", MINUTE, 250],
    ["is the rest of the second", {}, "09:10:20.900", SECOND, 100],
    ["is the rest of the hour", {}, "09:10:00", HOUR, 50 * MINUTE],
    ["leaves breaks out", { breaks: [rest("09:05", "09:05:30")] }, "09:10:20", MINUTE, 10 * SECOND],
    ["is none while paused", { breaks: [rest("09:05", null)] }, "09:10:20", MINUTE, null],
    ["is none when stopped", { end: at("09:05") }, "09:10:20", MINUTE, null],
    ["is none when stopped with a duration alone", { duration: MINUTE }, "09:10:20", MINUTE, null],
    ["is none where there is no timer", null, "09:10:20", MINUTE, null],
  ];
  it.each(table)("%s", (_sentence, timer, now, step, left) => {
    expect(untilTurn(timer && sampleTimer(timer), at(now), step)).toBe(left);
  });
});

describe("any timer", () => {
  it("is running, paused or stopped among those that are made up here", () => {
    const phases = fc.sample(anyTimer, { numRuns: 200, seed: 1 }).map(phase);
    expect(new Set(phases)).toEqual(new Set(["running", "paused", "stopped"]));
  });

  it("has worked, and rested, what a count second by second finds", () => {
    fc.assert(
      fc.property(anyTimer, anyNow, (timer, now) => {
        expect({ worked: elapsed(timer, now), broken: breakTime(timer, now) }).toEqual(slowCount(timer, now));
      }),
      { numRuns: 2000 },
    );
  });

  it("never works below zero, by fractions of seconds either", () => {
    fc.assert(
      fc.property(anyTimer, anyNow, fc.integer({ min: -999, max: 999 }), (timer, now, fraction) => {
        expect(elapsed(timer, now + fraction)).toBeGreaterThanOrEqual(0);
        expect(breakTime(timer, now + fraction)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("has not worked less than nothing, whatever length is kept of it", () => {
    expect(elapsed(sampleTimer({ duration: -MINUTE }), START)).toBe(0);
  });

  it("never works backwards while it runs", () => {
    fc.assert(
      fc.property(anyRunning, anyNow, fc.nat(2 * MINUTE), (timer, now, later) => {
        expect(elapsed(timer, now + later)).toBeGreaterThanOrEqual(elapsed(timer, now));
      }),
    );
  });

  it("works on by the time that goes by while it runs and no break lies ahead", () => {
    fc.assert(
      fc.property(anyRunning, fc.nat(DAY / SECOND), (timer, seconds) => {
        const now = LATEST + 90 * SECOND;
        expect(elapsed(timer, now + seconds * SECOND) - elapsed(timer, now)).toBe(seconds * SECOND);
      }),
    );
  });

  it("stands still while it is paused", () => {
    fc.assert(
      fc.property(anyPaused, fc.nat(MINUTE), fc.nat(DAY), (timer, one, other) => {
        const now = LATEST + MINUTE;
        expect(phase(timer)).toBe("paused");
        expect(elapsed(timer, now + other)).toBe(elapsed(timer, now + one));
      }),
    );
  });

  it("works or rests, and nothing else, from its start to now", () => {
    fc.assert(
      fc.property(fc.oneof(anyRunning, anyPaused), fc.nat(400), (timer, seconds) => {
        const now = START + seconds * SECOND;
        expect(elapsed(timer, now) + breakTime(timer, now)).toBe(now - START);
      }),
    );
  });

  it("turns exactly when it was said to turn where no break lies ahead", () => {
    const anyStep = fc.constantFrom(SECOND, MINUTE, 5 * MINUTE, HOUR);
    fc.assert(
      fc.property(anyRunning, fc.nat(DAY), fc.nat(999), anyStep, (timer, later, fraction, step) => {
        const now = LATEST + 90 * SECOND + later;
        const moved = { ...timer, start: START - fraction };
        const steps = (then: number) => Math.floor(elapsed(moved, then) / step);
        const turn = now + untilTurn(moved, now, step)!;
        expect([steps(turn - 1), steps(turn)]).toEqual([steps(now), steps(now) + 1]);
      }),
    );
  });
});

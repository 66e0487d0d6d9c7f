import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { days, localDayOf, total, untilTotalTurns } from "@/lib/timer/today";
import { elapsed } from "@/lib/timer/elapsed";
import { anyNow, anyPaused, anyTimer } from "./any-timer";
import { at, rest, sampleTimer } from "./sample";
import { slowCount } from "./slow-count";

const TODAY = "2026-08-26";
const YESTERDAY = "2026-08-25";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the day of a moment, in Berlin", () => {
  it.each([
    ["begins at midnight here", "2026-08-26T00:00:00+02:00", "2026-08-26"],
    ["lasts to the last moment before midnight", "2026-08-26T23:59:59.999+02:00", "2026-08-26"],
    ["is this one although UTC still has the day before", "2026-08-26T01:30:00+02:00", "2026-08-26"],
    ["has two digits in day and month", "2026-01-02T12:00:00+01:00", "2026-01-02"],
    ["begins at midnight in winter", "2026-01-15T00:00:00+01:00", "2026-01-15"],
    ["is the last of the year", "2025-12-31T23:59:59.999+01:00", "2025-12-31"],
    ["is the first of the year", "2026-01-01T00:00:00+01:00", "2026-01-01"],
    ["is the leap day", "2028-02-29T12:00:00+01:00", "2028-02-29"],
    ["begins before the clock is put forward", "2026-03-29T00:00:00+01:00", "2026-03-29"],
    ["lasts 23 hours then", "2026-03-29T23:59:59.999+02:00", "2026-03-29"],
    ["begins before the clock is put back", "2026-10-25T00:00:00+02:00", "2026-10-25"],
    ["lasts 25 hours then", "2026-10-25T23:59:59.999+01:00", "2026-10-25"],
  ])("%s", (_sentence, moment, day) => {
    expect(localDayOf(Date.parse(moment))).toBe(day);
  });

  // Midnight itself is left out or comes twice in some, one has left out a whole day, and one goes by half hours.
  it.each([
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",
    "Africa/Cairo",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
  ])("is at any moment what a calendar says in %s", (timeZone) => {
    vi.stubEnv("TZ", timeZone);
    const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
    const calendar = new Intl.DateTimeFormat("sv", { timeZone, ...parts });
    const anyMoment = fc
      .record({ hour: fc.nat((25 * 366 * DAY) / HOUR), offset: fc.integer({ min: -1000, max: 1000 }) })
      .map(({ hour, offset }) => Date.parse("2010-01-01T00:00Z") + hour * HOUR + offset);
    fc.assert(
      fc.property(anyMoment, (moment) => {
        expect(localDayOf(moment)).toBe(calendar.format(moment));
      }),
      { numRuns: 500 },
    );
  });
});

const running = (id: string, start: string, given: Partial<Timer> = {}) =>
  sampleTimer({ id, start: at(start), ...given });
const stopped = (id: string, start: string, end: string, given: Partial<Timer> = {}) =>
  sampleTimer({ id, start: at(start), end: at(end), duration: at(end) - at(start), ...given });

describe("at 10:30, the total of today", () => {
  const CURRENT = running("current", "10:00");
  type Row = [sentence: string, entries: Timer[], current: Timer | null, minutes: number, isSure: boolean];
  const table: Row[] = [
    ["is nothing where there is nothing", [], null, 0, true],
    ["is what the current timer has, where the list has nothing yet", [], CURRENT, 30, true],
    [
      "is the sum of what has stopped, where nothing has run lately",
      [stopped("b", "09:00", "09:20"), stopped("a", "08:00", "08:40")],
      null,
      60,
      true,
    ],
    [
      "has the current timer and what has stopped",
      [CURRENT, stopped("a", "08:00", "08:40")],
      CURRENT,
      70,
      true,
    ],
    ["has the current timer once although it is in the list", [CURRENT], CURRENT, 30, true],
    [
      "goes by the current timer's own breaks, not by the list's",
      [CURRENT],
      { ...CURRENT, breaks: [rest("10:10", null)] },
      10,
      true,
    ],
    [
      "goes by the current timer's own end, not by the list's",
      [CURRENT],
      stopped("current", "10:00", "10:05"),
      5,
      true,
    ],
    ["goes by the current timer's own day", [CURRENT], { ...CURRENT, day: YESTERDAY }, 0, true],
    ["has an entry once that the list has twice", [stopped("a", "08:00", "08:40"), stopped("a", "08:00", "08:40")], null, 40, true], // prettier-ignore
    [
      "leaves other days out",
      [stopped("b", "08:00", "08:40"), stopped("a", "07:00", "07:30", { day: YESTERDAY })],
      null,
      40,
      true,
    ],
    ["leaves a current timer of another day out", [], { ...CURRENT, day: YESTERDAY }, 0, true],
    [
      "has what awork says was worked, not what the stamps say",
      [stopped("a", "08:00", "09:00", { duration: 45 * MINUTE })],
      null,
      45,
      true,
    ],
    [
      "has bookings without a start",
      [sampleTimer({ start: null, duration: 15 * MINUTE })],
      CURRENT,
      45,
      true,
    ],
    [
      "counts what still ran in the list until the current one began, and is not sure",
      [running("a", "09:00")],
      CURRENT,
      90,
      false,
    ],
    [
      "counts what was paused in the list until its pause, and is not sure",
      [running("a", "09:00", { breaks: [rest("09:20", null)] })],
      CURRENT,
      50,
      false,
    ],
    [
      "counts nothing of what began after the current one, and is not sure",
      [running("a", "10:10")],
      CURRENT,
      30,
      false,
    ],
    ["counts nothing of what began with the current one", [running("a", "10:00")], CURRENT, 30, false],
    [
      "counts what still ran up to now where the current one lies ahead",
      [running("a", "10:00")],
      running("current", "10:45"),
      30,
      false,
    ],
    ["counts nothing of what still ran where nothing is current", [running("a", "09:00")], null, 0, false],
    [
      "counts nothing of what still ran where the current one has no start",
      [running("a", "09:00")],
      sampleTimer({ id: "b", start: null, duration: 15 * MINUTE }),
      15,
      false,
    ],
    [
      "is sure where what still ran is of another day",
      [running("a", "09:00", { day: YESTERDAY })],
      CURRENT,
      30,
      true,
    ],
  ];
  it.each(table)("%s", (_sentence, entries, current, minutes, isSure) => {
    expect(total(entries, current, TODAY, at("10:30"))).toEqual({ worked: minutes * MINUTE, isSure });
  });

  it("is the sum of whole seconds, as they are shown", () => {
    const entries = ["a", "b"].map((id) => stopped(id, "08:00", "08:00:10.900"));
    expect(total(entries, running("c", "10:29:50.500"), TODAY, at("10:30")).worked).toBe(29 * SECOND);
  });
});

describe("the total of a day with a midnight in it, in Berlin", () => {
  const timer = sampleTimer({
    start: Date.parse("2026-08-25T23:30:00+02:00"),
    day: YESTERDAY,
  });
  const now = Date.parse("2026-08-26T00:30:00+02:00");

  it("has all of a timer on the day that it began, and none on the next", () => {
    expect(total([], timer, YESTERDAY, now).worked).toBe(HOUR);
    expect(total([], timer, localDayOf(now), now).worked).toBe(0);
  });

  it.each([
    [
      "an hour less where the clock was put forward",
      "2026-03-29T01:00:00+01:00",
      "2026-03-29T06:00:00+02:00",
      4,
    ],
    [
      "an hour more where the clock was put back",
      "2026-10-25T01:00:00+02:00",
      "2026-10-25T06:00:00+01:00",
      6,
    ],
  ])("has the hours that went by, %s", (_sentence, start, now, hours) => {
    const night = sampleTimer({ start: Date.parse(start), day: start.slice(0, 10) });
    expect(total([night], night, localDayOf(Date.parse(now)), Date.parse(now)).worked).toBe(hours * HOUR);
  });
});

describe("the total of a day on a night in which clocks are put, elsewhere", () => {
  it.each([
    ["America/New_York", "2026-03-08T00:30:00-05:00", "2026-03-08T06:00:00-04:00", 4.5],
    ["America/New_York", "2026-11-01T00:30:00-04:00", "2026-11-01T06:00:00-05:00", 6.5],
    ["Australia/Lord_Howe", "2026-10-04T01:00:00+10:30", "2026-10-04T06:00:00+11:00", 4.5],
    ["Australia/Lord_Howe", "2026-04-05T01:00:00+11:00", "2026-04-05T06:00:00+10:30", 5.5],
    ["Asia/Kathmandu", "2026-03-29T01:00:00+05:45", "2026-03-29T06:00:00+05:45", 5],
    ["America/New_York", "2028-02-29T00:00:00-05:00", "2028-02-29T23:59:59-05:00", 24],
  ])("has the hours that went by in %s from %s to %s", (timeZone, start, now, hours) => {
    vi.stubEnv("TZ", timeZone);
    const night = sampleTimer({ start: Date.parse(start), day: start.slice(0, 10) });
    const today = localDayOf(Date.parse(now));
    const { worked, isSure } = total([night], night, today, Date.parse(now) + SECOND);
    expect(isSure).toBe(true);
    expect(Math.floor(worked / MINUTE)).toBe(hours * 60);
  });
});

const anyDay = fc.constantFrom(YESTERDAY, TODAY);
/** Ids repeat, so that the current one is often in the list. */
const anyId = fc.constantFrom("a", "b", "c", "d", "e");
const anyDuration = fc.option(fc.nat(100).map((seconds) => seconds * SECOND));
/** Runs, is paused, has stopped, or is a booking with or without a start. Of whole seconds. */
const anyEntry = fc
  .record({
    timer: fc.oneof(anyTimer, anyPaused),
    id: anyId,
    day: anyDay,
    duration: anyDuration,
    noStart: fc.boolean(),
  })
  .map(({ timer, id, day, duration, noStart }) => ({
    ...timer,
    id,
    day,
    duration,
    start: noStart && duration !== null ? null : timer.start! - id.charCodeAt(0) * SECOND,
  }));
const anyEntries = fc.uniqueArray(anyEntry, { selector: ({ id }) => id });
const anyCurrent = fc.option(anyEntry, { freq: 5 });

describe("any total", () => {
  it("is what counts second by second find, each entry once", () => {
    fc.assert(
      fc.property(anyEntries, anyCurrent, anyNow, (entries, current, now) => {
        const others = entries.filter(({ id }) => id !== current?.id);
        const expected = { worked: 0, isSure: true };
        for (const entry of [...others, ...(current ? [current] : [])]) {
          if (entry.day !== TODAY) continue;
          const mayRun = entry !== current && phase(entry) !== "stopped";
          const until = mayRun ? Math.min(now, current?.start ?? -Infinity) : now;
          expected.worked += entry.duration ?? slowCount(entry, until).worked;
          if (mayRun) expected.isSure = false;
        }
        expect(total(entries, current, TODAY, now)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it("is in whole seconds, and never below zero", () => {
    fc.assert(
      fc.property(anyEntries, anyCurrent, anyNow, fc.nat(999), (entries, current, now, fraction) => {
        const { worked } = total(entries, current, TODAY, now + fraction);
        expect(worked).toBeGreaterThanOrEqual(0);
        expect(worked % SECOND).toBe(0);
      }),
    );
  });

  it("does not depend on the order of the entries", () => {
    fc.assert(
      fc.property(anyEntries, anyCurrent, anyNow, (entries, current, now) => {
        expect(total(entries.toReversed(), current, TODAY, now)).toEqual(total(entries, current, TODAY, now));
      }),
    );
  });
});

describe("the total's next turn of the minute", () => {
  const DONE = stopped("done", "08:00", "08:40:20");
  it.each<[string, Timer[], Timer | null, number | null]>([
    ["is the timer's own where there is no other", [], running("a", "10:29:50"), 50 * SECOND],
    ["comes earlier by the seconds of the others", [DONE], running("a", "10:29:50"), 30 * SECOND],
    ["is a whole minute off when it has just turned", [DONE], running("a", "10:29:20"), MINUTE],
    ["goes by whole seconds of each", [DONE], running("a", "10:29:19.500"), 59.5 * SECOND],
    ["is none while it is paused", [DONE], running("a", "10:00", { breaks: [rest("10:10", null)] }), null],
    ["is none where nothing runs", [DONE], null, null],
    ["is none where what runs is another day's", [DONE], running("a", "10:00", { day: YESTERDAY }), null],
  ])("%s", (_sentence, entries, current, wait) => {
    expect(untilTotalTurns(entries, current, TODAY, at("10:30"), MINUTE)).toBe(wait);
  });

  it("is the first moment with another minute, whatever the entries are", () => {
    const minute = (entries: Timer[], current: Timer | null, now: number) =>
      Math.floor(total(entries, current, TODAY, now).worked / MINUTE);
    fc.assert(
      fc.property(anyEntries, anyTimer, anyNow, fc.nat(999), (entries, any, now, fraction) => {
        // A break ahead of the clock is a doubt of its own.
        const current = { ...any, breaks: any.breaks.filter(({ end }) => end !== null && end <= now) };
        const others = entries.filter((entry) => phase(entry) === "stopped");
        const wait = untilTotalTurns(others, current, TODAY, now + fraction, MINUTE);
        fc.pre(wait !== null && elapsed(current, now) > 0);
        const at = now + fraction + wait!;
        expect(minute(others, current, at - 1)).toBe(minute(others, current, now + fraction));
        expect(minute(others, current, at)).toBe(minute(others, current, now + fraction) + 1);
      }),
    );
  });
});

describe("the entries by day", () => {
  const A = stopped("a", "08:00", "08:40");
  const B = stopped("b", "09:00", "09:20");
  const BOOKING = sampleTimer({ id: "booking", start: null, duration: 15 * MINUTE });
  const CURRENT = running("current", "10:00");
  const on = (day: string, timer: Timer) => ({ ...timer, day });
  const table: [sentence: string, entries: Timer[], current: Timer | null, expected: [string, string[]][]][] =
    [
      ["are none where there are none", [], null, []],
      ["have the newest first", [A, B], null, [[TODAY, ["b", "a"]]]],
      ["have the current one although the list does not", [A], CURRENT, [[TODAY, ["current", "a"]]]],
      ["have the current one once", [A, CURRENT, B], CURRENT, [[TODAY, ["current", "b", "a"]]]],
      ["have an entry once that the list has twice", [B, A, A], null, [[TODAY, ["b", "a"]]]],
      ["have bookings without a start at the end of their day", [BOOKING, A, B], null, [[TODAY, ["b", "a", "booking"]]]], // prettier-ignore
      [
      "have the newest day first, wherever the bookings stand",
      [on(YESTERDAY, BOOKING), on("2025-12-31", A), B],
      null,
      [[TODAY, ["b"]], [YESTERDAY, ["booking"]], ["2025-12-31", ["a"]]],
    ], // prettier-ignore
      ["go by the day that awork counts them to", [A, on(YESTERDAY, B)], null, [[TODAY, ["a"]], [YESTERDAY, ["b"]]]], // prettier-ignore
      ["go by the current one's own day", [on(YESTERDAY, CURRENT)], CURRENT, [[TODAY, ["current"]]]],
    ];
  it.each(table)("%s", (_sentence, entries, current, expected) => {
    const found = days(entries, current, at("23:59")).map(({ day, entries }) => [
      day,
      entries.map(({ id }) => id),
    ]);
    expect(found).toEqual(expected);
  });

  it("have the current one as it is known by itself", () => {
    const known = { ...CURRENT, breaks: [rest("10:10", null)] };
    expect(days([CURRENT], known, at("10:30"))).toEqual([{ day: TODAY, entries: [known] }]);
  });

  it("are there where something of them is missing, and nothing else is there", () => {
    expect(days([A], null, at("23:59"), [YESTERDAY, TODAY])).toEqual([
      { day: TODAY, entries: [A] },
      { day: YESTERDAY, entries: [] },
    ]);
  });

  it("leave the list as it was", () => {
    const list = [A, B];
    days(list, CURRENT, at("10:30"));
    expect(list).toEqual([A, B]);
  });
});

describe("what is planned", () => {
  const now = at("10:30");
  const TOMORROW = "2026-08-27";
  const running = (start: string, given = {}) =>
    sampleTimer({ id: `planned ${start}`, start: at(start), ...given });
  const table: [string, Timer][] = [
    ["an entry without an end", running("11:00")],
    ["an entry with an end", running("11:00", { end: at("12:00"), duration: HOUR })],
    ["an entry with a length", running("11:00", { duration: HOUR })],
    ["an entry that begins in a second", running("10:30:01", { duration: HOUR })],
    [
      "an entry of tomorrow, without a start",
      sampleTimer({ id: "booking", start: null, duration: HOUR, day: TOMORROW }),
    ],
  ];
  it.each(table)("is no part of a day before it begins: %s", (_sentence, planned) => {
    const done = running("08:00", { id: "done", end: at("09:00"), duration: HOUR });
    const current = running("10:00", { id: "current" });
    for (const day of [TODAY, TOMORROW])
      expect(total([planned, done], current, day, now)).toEqual(total([done], current, day, now));
    expect(days([planned, done], current, now)).toEqual([{ day: TODAY, entries: [current, done] }]);
    expect(days([planned], null, now)).toEqual([]);
  });

  it("counts from then on", () => {
    const planned = running("11:00", { end: at("12:00"), duration: HOUR });
    expect(total([planned], null, TODAY, at("11:00") - 1).worked).toBe(0);
    expect(total([planned], null, TODAY, at("11:00")).worked).toBe(HOUR);
    expect(days([planned], null, at("11:00"))).toHaveLength(1);
  });

  it("does not hide a timer that began by a clock that is ahead of ours", () => {
    const current = running("10:30:03");
    expect(days([current], current, now)).toHaveLength(1);
  });
});

describe("any entries by day", () => {
  it("are each there once, on their day, and in order", () => {
    fc.assert(
      fc.property(anyEntries, anyCurrent, (entries, current) => {
        const found = days(entries, current, at("23:59"));
        const ids = new Set([...entries, ...(current ? [current] : [])].map(({ id }) => id));
        expect(found.flatMap(({ entries }) => entries.map(({ id }) => id)).toSorted()).toEqual(
          [...ids].toSorted(),
        );
        expect(found.map(({ day }) => day)).toEqual(
          [...new Set(found.map(({ day }) => day))].toSorted().toReversed(),
        );
        for (const { day, entries } of found) {
          expect(entries.every((entry) => entry.day === day)).toBe(true);
          const starts = entries.map(({ start }) => start ?? -Infinity);
          expect(starts).toEqual(starts.toSorted((a, b) => b - a || 0));
        }
      }),
    );
  });

  it("are worked together what the totals of their days say, where none still runs", () => {
    fc.assert(
      fc.property(anyEntries, anyCurrent, anyNow, (entries, current, now) => {
        const ended = entries.filter((entry) => phase(entry) === "stopped");
        for (const { day, entries } of days(ended, current, now)) {
          const sum = entries.reduce(
            (sum, entry) => sum + (entry.duration ?? slowCount(entry, now).worked),
            0,
          );
          expect(total(ended, current, day, now)).toEqual({ worked: sum, isSure: true });
        }
      }),
    );
  });
});

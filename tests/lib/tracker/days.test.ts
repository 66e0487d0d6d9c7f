import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/timer/time";
import {
  Days,
  NO_DAYS,
  breaksDue,
  daysDue,
  isKnownOn,
  firstDay,
  knownShortfall,
  todaysTotal,
  totalDue,
} from "@/lib/tracker/days";
import type { Timer } from "@/lib/timer/timer";
import { NOW, PAUSED, RUNNING, STOPPED, stateOf } from "./states";

describe("the last days are read again", () => {
  it.each<[string, number | null, number | null, boolean]>([
    ["when they never were", null, null, true],
    ["not within a minute", NOW - MINUTE, null, false],
    ["when that is longer ago", NOW - MINUTE - 1, null, true],
    ["when it was in the future: the clock was set back", NOW + 1, null, true],
    ["when another entry has become current since", NOW - 2, NOW - 1, true],
    ["not when that was before", NOW - 1, NOW - 2, false],
    ["not when both were seen in one glance", NOW, NOW, false],
  ])("%s", (_title, at, entryChangedAt, isDue) => {
    expect(daysDue({ ...NO_DAYS, at }, stateOf(PAUSED, { entryChangedAt }), NOW)).toBe(isDue);
  });
});

describe("for the toolbar to tell today's total", () => {
  type Row = [
    string,
    at: number | null,
    entryChangedAt: number | null,
    offset: number,
    isDue: boolean,
    isSure: boolean,
  ];
  it.each<Row>([
    ["the list is read when it never was", null, null, 0, true, false],
    ["it will do when it has just been read", NOW, null, 0, false, true],
    ["it will do for ten minutes", NOW - 10 * MINUTE, null, 0, false, true],
    ["it is read again then, and is taken for right meanwhile", NOW - 10 * MINUTE - 1, null, 0, true, true],
    ["it is not taken for right when that brings nothing", NOW - 20 * MINUTE - 1, null, 0, true, false],
    ["it is read again when the clock was set back", NOW + 1, null, 0, true, false],
    ["it is read again when another entry has become current since", NOW - 2, NOW - 1, 0, true, false],
    ["it will do when that was before", NOW - 1, NOW - 2, 0, false, true],
    ["it will do when that was before the clock was set back", NOW - 1, NOW + HOUR, 0, false, true],
    ["it is read again when it was yesterday, by awork's clock", NOW - 2, null, 12 * HOUR + 1, true, false],
    ["it will do when it was today", NOW - 2, null, 12 * HOUR + 2, false, true],
  ])("%s", (_title, at, entryChangedAt, offset, isDue, isSure) => {
    const days = { ...NO_DAYS, at, isWhole: true };
    const state = stateOf(PAUSED, { entryChangedAt, offset });
    expect(totalDue(days, state, NOW)).toBe(isDue);
    expect(todaysTotal(days, state, NOW).isSure).toBe(isSure);
  });

  it("has what is known counted, sure or not", () => {
    const days = { ...NO_DAYS, timers: [{ ...STOPPED, id: "done" }] };
    expect(todaysTotal(days, stateOf(PAUSED), NOW)).toEqual({ worked: 80 * MINUTE, isSure: false });
    expect(todaysTotal(days, stateOf(PAUSED, { offset: DAY }), NOW).worked).toBe(0);
  });
});

describe("to count the breaks of a day", () => {
  const [TODAY, BEFORE] = ["2026-08-26", "2026-08-25"];

  it.each<[string, Partial<Days>, timer: Timer | null, entryChangedAt: number | null, isDue: boolean]>([
    ["the list is read when it never was", {}, RUNNING, null, true],
    ["the list is read when another entry has become current since", { at: NOW - 2 }, RUNNING, NOW - 1, true],
    ["the list is read when it is of yesterday", { at: NOW - DAY }, RUNNING, null, true],
    ["the list will do for the rest of the day", { at: NOW - 9 * HOUR }, RUNNING, NOW - 10 * HOUR, false],
    ["no list is read while the timer is paused", {}, PAUSED, null, false],
    ["no list is read while nothing runs", {}, STOPPED, null, false],
    ["no list is read without an entry", {}, null, null, false],
    ["no list is read soon after that failed", { triedAt: NOW - 10 * MINUTE }, RUNNING, null, false],
    ["the list is tried again after that", { triedAt: NOW - 10 * MINUTE - 1 }, RUNNING, null, true],
  ])("%s", (_title, days, timer, entryChangedAt, isDue) => {
    expect(breaksDue({ ...NO_DAYS, ...days }, stateOf(timer, { entryChangedAt }), NOW)).toBe(isDue);
  });

  it.each<[string, Partial<Days>, entryChangedAt: number | null, day: string, isKnown: boolean]>([
    ["is known where the list is whole and of today", {}, null, TODAY, true],
    ["is known where another day lacks entries", { isWhole: false, unsure: [BEFORE] }, null, TODAY, true],
    ["is not where it lacks entries itself", { isWhole: false, unsure: [BEFORE] }, null, BEFORE, false],
    ["is not where any day can lack entries", { isWhole: false }, null, TODAY, false],
    ["is not where another entry has become current since", { at: NOW - 2 }, NOW - 1, TODAY, false],
    ["is not where the list could not be read again", { trouble: { kind: "timedOut", detail: "" } }, null, TODAY, false], // prettier-ignore
    ["is not where the list is of yesterday", { at: NOW - DAY }, null, TODAY, false],
  ])("a day %s", (_title, days, entryChangedAt, day, isKnown) => {
    const list = { ...NO_DAYS, at: NOW, isWhole: true, ...days };
    expect(isKnownOn(list, stateOf(RUNNING, { entryChangedAt }), day, NOW)).toBe(isKnown);
  });
});

describe("entries that awork counts and that did not come", () => {
  const FIRST = "2026-08-20";
  const shortfall = { total: 3, count: 2, first: FIRST, soughtAt: NOW };
  it.each<[string, Days["shortfall"], first: string, wall: number, isKnown: boolean]>([
    ["are sought where none were missing", null, FIRST, NOW, false],
    ["are not sought again at once", shortfall, FIRST, NOW, true],
    ["are not sought for an hour", shortfall, FIRST, NOW + HOUR, true],
    ["are sought after it", shortfall, FIRST, NOW + HOUR + 1, false],
    ["are sought where the clock was set back", shortfall, FIRST, NOW - 1, false],
    ["are sought on the next day, of which others are the last days", shortfall, "2026-08-21", NOW, false],
  ])("%s", (_title, known, first, wall, isKnown) => {
    expect(knownShortfall({ ...NO_DAYS, shortfall: known }, first, wall)).toBe(isKnown ? known : null);
  });
});

describe("the first of seven days", () => {
  it.each([
    ["in the middle of a week", "2026-08-26T12:00:00", "2026-08-20"],
    ["at its first moment", "2026-08-26T00:00:00", "2026-08-20"],
    ["at its last", "2026-08-26T23:59:59", "2026-08-20"],
    ["over the end of a month", "2026-03-03T12:00:00", "2026-02-25"],
    ["after the clocks were put forward, at night", "2026-04-01T00:30:00", "2026-03-26"],
    ["after they were put back, late in the evening", "2026-10-28T23:30:00", "2026-10-22"],
  ])("%s", (_title, now, day) => {
    expect(firstDay(new Date(now).getTime())).toBe(day);
  });
});

describe("the list as it is stored", () => {
  const LIST: Days = {
    version: 1,
    at: NOW,
    timers: [PAUSED, STOPPED],
    isWhole: true,
    unsure: null,
    shortfall: { total: 3, count: 2, first: "2026-08-20", soughtAt: NOW },
    trouble: null,
    triedAt: null,
    isStale: false,
  };

  it.each([
    ["none", NO_DAYS],
    ["one", LIST],
    ["one that could not be read anew", { ...LIST, trouble: { kind: "refused", detail: "No." } }],
  ])("fits: %s", (_title, days) => {
    expect(v.parse(Days, structuredClone(days))).toEqual(days);
  });

  it("fits where it was stored without a word about what never came, or about changes elsewhere", () => {
    const { shortfall: _shortfall, isStale: _isStale, ...earlier } = LIST;
    expect(v.parse(Days, earlier)).toEqual({ ...LIST, shortfall: null });
  });

  it.each<[string, unknown]>([
    ["another version", { ...LIST, version: 2 }],
    ["a timer without a day", { ...LIST, timers: [{ ...PAUSED, day: undefined }] }],
    ["no word about what is missing", { ...LIST, isWhole: undefined }],
    ["no timers", { ...LIST, timers: null }],
  ])("does not fit: %s", (_title, days) => {
    expect(v.is(Days, days)).toBe(false);
  });
});

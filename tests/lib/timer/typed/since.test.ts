import { describe, expect, it } from "vitest";
import { HOUR, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { lastEnd, readSince } from "@/lib/timer/typed/since";
import { sampleTimer } from "../sample";

const instant = (time: string) => Date.parse(`2026-08-26T${time}+02:00`);
const NOW = instant("12:00:00");

const entry = (id: string, start: Instant, end: Instant): Timer =>
  sampleTimer({ id, start, end, duration: end - start });
const LAST = entry("last", instant("08:00:00"), instant("09:30:20"));
const RUNS = sampleTimer({ id: "runs", start: instant("09:05:00"), breaks: [] });
const PAUSED = { ...RUNS, breaks: [{ start: instant("10:30:00"), end: null, duration: 0 }] };
const BROKEN = {
  ...RUNS,
  breaks: [{ start: instant("10:30:00"), end: instant("10:45:00"), duration: 15 * MINUTE }],
};

const read = (text: string, current: Timer | null, others: Timer[] = []) =>
  readSince(text, current, others, NOW, "de");

describe("a typed start of a new entry", () => {
  it.each<[string, string, Timer | null, Timer[], object]>([
    ["is a time of today", "9:40", null, [], { at: instant("09:40:00"), ends: null }],
    ["may be after the last entry", "9:40", LAST, [], { at: instant("09:40:00"), ends: null }],
    ["in the minute of its end is that end", "9:30", LAST, [], { at: LAST.end, ends: null }],
    ["may be now", "12", LAST, [], { at: NOW, ends: null }],
    ["may be yesterday's, if named", "gestern, 17:00", null, [], { at: NOW - 19 * HOUR, ends: null }],
    ["ends what has run ever since", "9:40", RUNS, [LAST], { at: instant("09:40:00"), ends: RUNS }],
    ["ends what has had its break before", "11", BROKEN, [], { at: instant("11:00:00"), ends: BROKEN }],
    ["ends nothing where it is now", "12:00", PAUSED, [], { at: NOW, ends: null }],
  ])("%s", (_title, text, current, others, expected) => {
    expect(read(text, current, others)).toEqual(expected);
  });

  it.each<[string, string, Timer | null, Timer[], object]>([
    ["is no time", "x", null, [], { fault: "startNotATime" }],
    ["is in the future", "12:01", null, [], { fault: "startInFuture" }],
    ["is before the last entry's end", "9:20", LAST, [], { fault: "startOverlaps", with: LAST }],
    ["is before the end of another", "9:20", null, [LAST], { fault: "startOverlaps", with: LAST }],
    ["overlaps one before the timer", "9:20", RUNS, [LAST], { fault: "startOverlaps", with: LAST }],
    ["is before the timer's start", "9:00", RUNS, [], { fault: "sinceUnbroken", with: RUNS }],
    ["is before its break", "10:00", BROKEN, [], { fault: "sinceUnbroken", with: BROKEN }],
    ["is in its break", "10:40", BROKEN, [], { fault: "sinceUnbroken", with: BROKEN }],
    ["finds the timer paused", "11:00", PAUSED, [], { fault: "sinceUnbroken", with: PAUSED }],
  ])("is refused where it %s", (_title, text, current, others, expected) => {
    expect(read(text, current, others)).toEqual(expected);
  });
});

describe("the end of the last entry is offered", () => {
  it.each<[string, Timer | null, Timer[], Instant | null]>([
    ["of today", LAST, [], LAST.end],
    ["where the list has a later one", LAST, [entry("b", NOW - HOUR, NOW - 7 * MINUTE)], NOW - 7 * MINUTE],
    ["with the edits of the current one", LAST, [{ ...LAST, end: NOW - MINUTE }], LAST.end],
    ["not without entries", null, [], null],
    ["not while a timer runs", RUNS, [LAST], null],
    ["not while one is paused", PAUSED, [LAST], null],
    ["not after four hours", entry("a", NOW - 6 * HOUR, NOW - 4 * HOUR), [], null],
    ["not if it ended just now", entry("a", NOW - HOUR, NOW - 59 * SECOND), [], null],
    ["not if it ends in the future", entry("a", NOW - HOUR, NOW + HOUR), [], null],
  ])("%s", (_title, current, others, expected) => {
    expect(lastEnd(current, others, NOW)).toBe(expected);
  });

  it("not of yesterday", () => {
    const night = instant("00:30:00");
    expect(lastEnd(entry("a", night - 2 * HOUR, night - HOUR), [], night)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { isTimeOf, marksOf } from "./marks.ts";

const heard = (text: string) => marksOf(["awork has a problem.", `Last update from awork: ${text}.`]).heard;

describe("what is said beside a number", () => {
  it.each([
    ["2:05 PM", { minute: 14 * 60 + 5, day: null }],
    ["yesterday, 2:05 PM", { minute: 14 * 60 + 5, day: null }],
    ["12:00 AM", { minute: 0, day: null }],
    ["12:59 PM", { minute: 12 * 60 + 59, day: null }],
    ["Sat, Nov 21, 12:15 PM", { minute: 12 * 60 + 15, day: "Nov 21" }],
    ["Sat, Nov 7, 1:15 AM", { minute: 75, day: "Nov 7" }],
  ])("is since when nothing was heard: %s", (text, expected) => {
    expect(heard(text)).toEqual(expected);
  });

  it.each([
    ["another sentence", ["No connection to awork. Retrying automatically."]],
    ["no time", ["Last update from awork: noon."]],
    ["nothing", []],
  ])("is nothing where there is %s", (_, lines) => {
    expect(marksOf(lines)).toEqual({ heard: null, isClockDoubted: false, isRough: false });
  });

  it("is that a clock is wrong", () => {
    const text = "This computer’s clock has changed, so the time may be wrong until awork answers.";
    expect(marksOf([text]).isClockDoubted).toBe(true);
  });
});

it("is that awork's clock is known only roughly", () => {
  const text = "awork answers slowly: the time may be off by a few seconds.";
  expect(marksOf([text])).toEqual({ heard: null, isClockDoubted: false, isRough: true });
});

describe("the time that is said is that of an instant", () => {
  const at = (text: string) => new Date(text).getTime();
  it.each([
    ["in the same minute", "2026-11-21T14:05:59", true],
    ["a minute before", "2026-11-21T14:04:00", true],
    ["a minute after", "2026-11-21T14:06:59", true],
    ["two minutes before", "2026-11-21T14:03:59", false],
    ["two minutes after", "2026-11-21T14:07:00", false],
  ])("%s", (_, instant, expected) => {
    expect(isTimeOf({ minute: 14 * 60 + 5, day: null }, at(instant))).toBe(expected);
    expect(isTimeOf({ minute: 14 * 60 + 5, day: "Nov 21" }, at(instant))).toBe(expected);
    expect(isTimeOf({ minute: 14 * 60 + 5, day: "Nov 20" }, at(instant))).toBe(false);
  });

  it("over midnight", () => {
    expect(isTimeOf({ minute: 0, day: "Nov 22" }, at("2026-11-21T23:59:30"))).toBe(true);
  });
});

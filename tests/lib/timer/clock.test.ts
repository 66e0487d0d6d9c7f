import { describe, expect, it } from "vitest";
import { breakLength, clock, hoursMinutes, minutesOrHours } from "@/lib/timer/clock";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { createTestWords } from "../words";

describe("the popup's clock", () => {
  it.each([
    ["nothing yet", 0, "0:00:00"],
    ["seconds and minutes have two digits", 7 * MINUTE + 9 * SECOND, "0:07:09"],
    ["a second is shown once it is whole", 9_999, "0:00:09"],
    ["hours are whole hours, not what is left of minutes", 125 * MINUTE, "2:05:00"],
    ["long days", 12 * HOUR + 34 * MINUTE + 56 * SECOND, "12:34:56"],
    ["hours go on after a day", 100 * HOUR, "100:00:00"],
  ])("%s", (_title, duration, text) => {
    expect(clock(duration)).toBe(text);
  });

  it.each([
    ["27 minutes", 27 * MINUTE, "0:27"],
    ["the last second of a minute is not rounded up", 27 * MINUTE + 59_999, "0:27"],
    ["83 minutes", 83 * MINUTE, "1:23"],
  ])("hours and minutes: %s", (_title, duration, text) => {
    expect(hoursMinutes(duration)).toBe(text);
  });

  it.each([
    ["a minute", MINUTE, "0:01"],
    ["a night", 14 * HOUR + 59 * SECOND, "14:00"],
    ["the last second below a minute", MINUTE - SECOND, "0:00:59"],
    ["none", 0, "0:00:00"],
  ])("breaks: %s", (_title, duration, text) => {
    expect(breakLength(duration)).toBe(text);
  });

  it.each<["en" | "de", number, string]>([
    ["en", 8 * MINUTE + 59 * SECOND, "8 min"],
    ["de", 8 * MINUTE, "8 Min."],
    ["en", HOUR - SECOND, "59 min"],
    ["en", HOUR, "1:00"],
    ["de", 83 * MINUTE, "1:23"],
  ])("in a sentence: %s", (language, duration, text) => {
    expect(minutesOrHours(duration, createTestWords(language))).toBe(text);
  });
});

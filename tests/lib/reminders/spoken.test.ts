import { describe, expect, it } from "vitest";
import { spoken } from "@/lib/reminders/spoken";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";

describe("a duration in words", () => {
  it.each([
    ["nothing is zero seconds", 0, "0 seconds", "0 Sekunden"],
    ["one second is singular", SECOND, "1 second", "1 Sekunde"],
    ["seconds are cut off, not rounded", 59_999, "59 seconds", "59 Sekunden"],
    ["one minute is singular", MINUTE, "1 minute", "1 Minute"],
    ["from a minute on, seconds are left out", 2 * MINUTE + 59 * SECOND, "2 minutes", "2 Minuten"],
    ["one hour is singular, and has no minutes to say", HOUR, "1 hour", "1 Stunde"],
    ["an hour and seconds are an hour", HOUR + 30 * SECOND, "1 hour", "1 Stunde"],
    ["hours and minutes", HOUR + 23 * MINUTE, "1 hour 23 minutes", "1 Stunde, 23 Minuten"],
    ["both may be singular", HOUR + MINUTE, "1 hour 1 minute", "1 Stunde, 1 Minute"],
    ["both may be plural", 12 * HOUR + 34 * MINUTE, "12 hours 34 minutes", "12 Stunden, 34 Minuten"],
    ["days are said in hours", 30 * HOUR, "30 hours", "30 Stunden"],
  ])("%s", (_sentence, duration, english, german) => {
    expect([spoken(duration, "en"), spoken(duration, "de")]).toEqual([english, german]);
  });
});

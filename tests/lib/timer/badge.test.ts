import { describe, expect, it } from "vitest";
import { badge } from "@/lib/timer/badge";
import { DAY, HOUR, MINUTE } from "@/lib/timer/time";

describe("the badge", () => {
  it.each([
    ["shows nothing yet as no minutes", 0, "0m"],
    ["shows a minute once it is whole", MINUTE - 1, "0m"],
    ["shows minutes alone below an hour", 42 * MINUTE, "42m"],
    ["shows minutes to the last of the hour", HOUR - 1, "59m"],
    ["shows hours and minutes from an hour on", HOUR, "1:00"],
    ["keeps two digits of minutes", HOUR + 5 * MINUTE, "1:05"],
    ["shows hours and minutes up to ten hours", 10 * HOUR - 1, "9:59"],
    ["shows hours alone from ten hours on", 10 * HOUR, "10h"],
    ["does not round hours", 13 * HOUR - 1, "12h"],
    ["shows hours up to a hundred", 100 * HOUR - 1, "99h"],
    ["shows days from a hundred hours on", 100 * HOUR, "4d"],
    ["shows days for what was never stopped", 60 * DAY, "60d"],
  ])("%s", (_sentence, duration, text) => {
    expect(badge(duration)).toBe(text);
  });

  it("fits four characters at every minute of sixty days", () => {
    const minutes = Array.from({ length: (60 * DAY) / MINUTE + 1 }, (_, minute) => minute * MINUTE);
    expect(minutes.filter((duration) => !/^(\d{1,2}[mhd]|\d:\d\d)$/.test(badge(duration)))).toEqual([]);
  });

  it("fits four characters below a thousand days", () => {
    expect(badge(1000 * DAY - 1)).toBe("999d");
  });
});

import { describe, expect, it } from "vitest";
import { badge } from "@/lib/toolbar/badge";
import { DAY, HOUR, MINUTE } from "@/lib/timer/time";

describe("the badge", () => {
  it.each<[string, number, room: number, string | null]>([
    ["shows nothing yet as no minutes", 0, 4, "0m"],
    ["shows a minute once it is whole", MINUTE - 1, 4, "0m"],
    ["shows minutes alone below an hour", 42 * MINUTE, 4, "42m"],
    ["shows minutes to the last of the hour", HOUR - 1, 4, "59m"],
    ["shows hours and minutes from an hour on", HOUR, 4, "1:00"],
    ["keeps two digits of minutes", HOUR + 5 * MINUTE, 4, "1:05"],
    ["shows hours and minutes up to ten hours", 10 * HOUR - 1, 4, "9:59"],
    ["leaves the time to the icon from ten hours on", 10 * HOUR, 4, null],
    ["leaves it there up to a thousand hours", 1000 * HOUR - 1, 4, null],
    ["shows days for what has no room in the icon either", 1000 * HOUR, 4, "41d"],
    ["shows days for what was never stopped", 60 * DAY, 4, "60d"],
    ["shows no more days than have room", 1000 * DAY, 4, "999d"],
    ["leaves all of it to the icon where hours and minutes have no room", HOUR, 3, null],
    ["leaves minutes there too, which would have room", 5 * MINUTE, 2, null],
    ["leaves no minute there too", 0, 2, null],
    ["shows days wherever it is wanted", 1000 * HOUR, 0, "41d"],
  ])("%s", (_sentence, duration, room, text) => {
    expect(badge(duration, room)).toBe(text);
  });

  it("is exact to the minute and has room, or leaves the time to the icon, at every minute of a thousand hours", () => {
    for (let minutes = 0; minutes < 1000 * 60; minutes += 1) {
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
      const text = badge(minutes * MINUTE, 4);
      if (hours >= 10) expect(text).toBeNull();
      else expect(text).toBe(hours === 0 ? `${rest}m` : `${hours}:${String(rest).padStart(2, "0")}`);
    }
  });
});

import { describe, expect, it } from "vitest";
import { timeOfDay } from "@/lib/timer/time-of-day";

const instant = Date.parse;
const said = (text: string) => text.replaceAll("\u202f", " ");

describe("a time of day, in Berlin", () => {
  it.each([
    ["in this computer's zone", "2026-08-26T12:02:00Z", "2026-08-26T15:00:00Z", "14:02", "14:02"],
    ["in winter time", "2026-01-15T12:02:00Z", "2026-01-15T15:00:00Z", "13:02", "13:02"],
    ["cut off to the minute", "2026-08-26T12:02:59.999Z", "2026-08-26T15:00:00Z", "14:02", "14:02"],
    [
      "with the day when it was yesterday",
      "2026-08-25T12:02:00Z",
      "2026-08-26T12:02:00Z",
      "Tue 25 Aug, 14:02",
      "Di., 25. Aug., 14:02",
    ],
    [
      "with the day when midnight has passed here, not in UTC",
      "2026-08-26T21:50:00Z",
      "2026-08-26T22:10:00Z",
      "Wed 26 Aug, 23:50",
      "Mi., 26. Aug., 23:50",
    ],
    [
      "without the day on one side of UTC's midnight and the other",
      "2026-08-25T23:30:00Z",
      "2026-08-26T00:30:00Z",
      "1:30",
      "1:30",
    ],
    [
      "with the day on the same day of another month",
      "2026-07-26T12:02:00Z",
      "2026-08-26T12:02:00Z",
      "Sun 26 Jul, 14:02",
      "So., 26. Juli, 14:02",
    ],
    [
      "with the day when it lies ahead",
      "2026-08-27T12:02:00Z",
      "2026-08-26T12:02:00Z",
      "Thu 27 Aug, 14:02",
      "Do., 27. Aug., 14:02",
    ],
  ])("%s", (_sentence, at, now, english, german) => {
    expect(timeOfDay(instant(at), instant(now), "en-GB")).toBe(english);
    expect(timeOfDay(instant(at), instant(now), "de")).toBe(german);
  });

  it("has the twelve hours of those who count so", () => {
    const at = instant("2026-08-26T12:02:00Z");
    expect(said(timeOfDay(at, at, "en-US"))).toBe("2:02 PM");
  });
});

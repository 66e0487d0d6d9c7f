import { describe, expect, it } from "vitest";
import { MINUTE, SECOND } from "@/lib/timer/time";
import { type Counting, createCount } from "./limit.ts";

const START = Date.parse("2026-08-26T09:00:00Z");

/** Counts requests at these moments, in ms after nine: whether each was too many, and what was left after it. */
function counted(counting: Counting, moments: number[], limit = { perMinute: 3, perSecond: 2 }) {
  let now = START;
  const count = createCount(counting, limit, () => now);
  return moments.map((moment) => {
    now = START + moment;
    const { exceeded, headers } = count();
    const left = headers["x-ratelimit-remaining-minute"] ?? headers["ratelimit-remaining"];
    return [exceeded, Number(left), Number(headers["ratelimit-reset"])];
  });
}

const HALF = MINUTE / 2;

describe("requests are counted", () => {
  it.each<[string, Counting, number[], [exceeded: boolean, left: number, reset: number][]]>([
    [
      "from the first one on",
      "first",
      [2 * MINUTE, 2 * MINUTE + 2000, 2 * MINUTE + 4000, 2 * MINUTE + 6000, 3 * MINUTE],
      [
        [false, 2, 60],
        [false, 1, 58],
        [false, 0, 56],
        [true, 0, 54],
        [false, 2, 60],
      ],
    ],
    [
      "by the clock's minutes",
      "clock",
      [HALF, HALF + 2000, HALF + 4000, HALF + 6000, MINUTE],
      [
        [false, 2, 1],
        [false, 1, 28],
        [false, 0, 26],
        [true, 0, 24],
        [false, 2, 1],
      ],
    ],
    [
      "in the last minute",
      "sliding",
      [HALF, HALF + 2000, HALF + 4000, HALF + 6000, HALF + MINUTE],
      [
        [false, 2, 60],
        [false, 1, 58],
        [false, 0, 56],
        [true, 0, 54],
        [false, 0, 2],
      ],
    ],
    [
      "by the second as well: first",
      "first",
      [0, 1, 2],
      [
        [false, 2, 60],
        [false, 1, 60],
        [true, 0, 1],
      ],
    ],
    [
      "by the second as well: clock",
      "clock",
      [0, 1, 2],
      [
        [false, 2, 1],
        [false, 1, 1],
        [true, 1, 1],
      ],
    ],
    [
      "by the second as well: sliding",
      "sliding",
      [0, 1, 2],
      [
        [false, 2, 60],
        [false, 1, 60],
        [true, 1, 1],
      ],
    ],
  ])("%s", (_title, counting, moments, expected) => {
    expect(counted(counting, moments)).toEqual(expected);
  });

  it.each<Counting>(["first", "clock", "sliding"])("again when the second is over: %s", (counting) => {
    const limit = { perMinute: 100, perSecond: 2 };
    const exceeded = counted(counting, [0, 1, 2, SECOND + 1, SECOND + 2], limit).map(([isSo]) => isSo);
    expect(exceeded).toEqual([false, false, true, false, false]);
  });
});

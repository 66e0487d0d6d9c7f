import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pixels } from "@/lib/toolbar/time-in-icon";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { readIcon } from "@/tests/e2e/digits";

const STATES = ["running", "paused", "nothing", "attention"] as const;

/** What a reader sees who knows the digits and the signs alone. */
const read = (rows: string[]) => readIcon((x, y) => rows[y]![x] === ".");

describe("a time in the icon", () => {
  it("is the state's sign and the hours above the minutes, in a filled box", () => {
    expect(pixels(12 * HOUR + 34 * MINUTE, "running", true)).toEqual([
      " ############## ",
      "#..######.##..##",
      "#....###..####.#",
      "#.....###.####.#",
      "#.....###.###.##",
      "#....####.##.###",
      "#..#####...#...#",
      "################",
      "################",
      "##....#####..###",
      "#####..###...###",
      "###...###.#..###",
      "#####..#.##..###",
      "#####..#.....###",
      "##....#####..###",
      " ############## ",
    ]);
  });

  it("has wide digits where there is room, and another sign while it is paused", () => {
    expect(pixels(7 * MINUTE, "paused", true)).toEqual([
      " ############## ",
      "##..#..###...###",
      "##..#..##..#..##",
      "##..#..##..#..##",
      "##..#..##..#..##",
      "##..#..##..#..##",
      "##..#..###...###",
      "################",
      "################",
      "###...##.....###",
      "##..#..####..###",
      "##..#..###..####",
      "##..#..###..####",
      "##..#..##..#####",
      "###...###..#####",
      " ############## ",
    ]);
  });

  it("has the sign below where the hours need all of their row", () => {
    expect(pixels(100 * HOUR + 5 * MINUTE, "nothing", true)).toEqual([
      " ############## ",
      "###.##...#...###",
      "##..##.#.#.#.###",
      "###.##.#.#.#.###",
      "###.##.#.#.#.###",
      "###.##.#.#.#.###",
      "##...#...#...###",
      "################",
      "################",
      "##...###...#...#",
      "#.....##.#.#.###",
      "#.....##.#.#..##",
      "#.....##.#.###.#",
      "#.....##.#.###.#",
      "##...###...#..##",
      " ############## ",
    ]);
  });

  it.each(STATES)("has perforated sides while it is not sure, and is the same otherwise: %s", (state) => {
    const [sure, unsure] = [true, false].map((isSure) => pixels(HOUR, state, isSure));
    const inner = (rows: string[]) => rows.map((row) => row.slice(1, -1));
    expect(inner(unsure!)).toEqual(inner(sure!));
    for (const side of [0, -1]) {
      const edge = unsure!.map((row) => row.at(side));
      expect(edge.slice(1, -1).filter((pixel) => pixel === " ")).toHaveLength(7);
      expect(edge.slice(1, -1).filter((pixel) => pixel !== " ")).toHaveLength(7);
    }
  });

  it("reads as what it is, state and time, at every minute of a day and at every hour up to a thousand", () => {
    for (const state of STATES)
      for (let minutes = 0; minutes < 1000 * 60; minutes += minutes < 24 * 60 ? 1 : 59) {
        const rest = String(minutes % 60).padStart(2, "0");
        expect(read(pixels(minutes * MINUTE, state, minutes % 2 === 0))).toBe(
          `${state} ${Math.floor(minutes / 60)}:${rest}`,
        );
      }
  });

  it("is 16 pixels each way, cut off to the minute, with open corners and nothing but three kinds of pixels", () => {
    const anyTime = fc.nat(1000 * HOUR - 1);
    fc.assert(
      fc.property(anyTime, fc.constantFrom(...STATES), fc.boolean(), (time, state, isSure) => {
        const rows = pixels(time, state, isSure);
        expect(rows).toHaveLength(16);
        for (const row of rows) expect(row).toMatch(/^[#. ]{16}$/);
        for (const row of [rows[0]!, rows[15]!]) expect([row[0], row[15]]).toEqual([" ", " "]);
        expect(rows).toEqual(pixels(time - (time % MINUTE), state, isSure));
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Day } from "./company.ts";
import { figures } from "./figures.ts";

const NOTHING: Day = { requests: [], refused: [], refusedVerbs: [], samples: [], healed: null };
const NINE = 9 * HOUR;
const of = (given: Partial<Day>, spans: [number, number][] = [[9, 10]]) =>
  figures({ ...NOTHING, ...given }, spans);
const times = <T>(count: number, what: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => what(index));

describe("the figures of a part of a day", () => {
  it("count requests by the minute, the quiet ones too", () => {
    const requests = [...times(30, () => NINE + 5 * MINUTE), ...times(60, (index) => NINE + index * MINUTE)];
    expect(of({ requests })).toMatchObject({ mean: 1.5, almostMost: 31 });
    expect(of({ requests: requests.slice(30) }, [[9, 11]])).toMatchObject({ mean: 0.5, almostMost: 1 });
  });

  it("leave out one minute of a hundred", () => {
    const requests = times(100, () => NINE);
    expect(of({ requests }, [[9, 9 + 100 / 60]]).almostMost).toBe(0);
    expect(of({ requests }, [[9, 9 + 99 / 60]]).almostMost).toBe(100);
  });

  it("find the most that come together, wherever that begins", () => {
    const requests = [0, 59.5, 59.6, 60.1, 60.5, 61, 119.6].map((second) => NINE + second * SECOND);
    expect(of({ requests })).toMatchObject({ mostInSecond: 3, mostInMinute: 5 });
  });

  it("are those of the part alone, of several as of one", () => {
    const requests = [8, 9.5, 10, 10.5, 12].map((hour) => hour * HOUR);
    const given = { requests, refused: requests.slice(1, 3), refusedVerbs: requests.slice(2) };
    expect(of(given, [[9, 10]])).toMatchObject({ mean: 1 / 60, refused: 1, refusedVerbs: 0 });
    const both: [number, number][] = [
      [9, 10],
      [10.25, 13],
    ];
    expect(of(given, both)).toMatchObject({ mean: 3 / 225, refused: 1, refusedVerbs: 2 });
  });

  it("tell how old numbers are, and the share that is marked", () => {
    const samples = [
      { at: NINE, ages: times(99, () => MINUTE), paces: [1, 2, 3] },
      { at: NINE + 1, ages: [11 * MINUTE], paces: [9] },
      { at: NINE - 1, ages: [HOUR], paces: [14] },
    ];
    const expected = {
      age: MINUTE,
      almostOldest: MINUTE,
      oldest: 11 * MINUTE,
      old: 0.01,
      pace: 2,
      slowest: 9,
    };
    expect(of({ samples })).toMatchObject(expected);
  });

  it("are nothing where nothing was", () => {
    expect(of({})).toMatchObject({ mean: 0, almostMost: 0, mostInSecond: 0, oldest: 0, old: 0, pace: 0 });
  });
});

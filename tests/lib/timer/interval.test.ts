import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Interval, total, union } from "@/lib/timer/interval";

const WITHIN: Interval = { start: 0, end: 100 };
type Pair = [start: number, end: number];
const intervals = (pairs: Pair[]) => pairs.map(([start, end]) => ({ start, end }));

describe("the union of intervals", () => {
  const table: [sentence: string, given: Pair[], expected: Pair[]][] = [
    ["of none is nothing", [], []],
    ["keeps those that lie apart", [[10, 20], [30, 40]], [[10, 20], [30, 40]]], // prettier-ignore
    ["puts them in order", [[30, 40], [10, 20]], [[10, 20], [30, 40]]], // prettier-ignore
    ["joins those that overlap", [[10, 30], [20, 40]], [[10, 40]]], // prettier-ignore
    ["joins those that touch", [[10, 20], [20, 30]], [[10, 30]]], // prettier-ignore
    ["swallows one inside another", [[10, 40], [20, 30]], [[10, 40]]], // prettier-ignore
    ["counts the same one once", [[10, 20], [10, 20]], [[10, 20]]], // prettier-ignore
    ["cuts off what lies before and after", [[-50, 10], [90, 150]], [[0, 10], [90, 100]]], // prettier-ignore
    ["drops what lies outside", [[-20, -10], [110, 120]], []], // prettier-ignore
    ["drops what only touches the limits", [[-20, 0], [100, 120]], []], // prettier-ignore
    ["drops what ends before it starts", [[40, 30]], []],
    ["drops what is empty", [[40, 40]], []],
    ["is all of it where one covers it", [[-10, 200], [20, 30]], [[0, 100]]], // prettier-ignore
  ];
  it.each(table)("%s", (_sentence, given, expected) => {
    expect(union(intervals(given), WITHIN)).toEqual(intervals(expected));
  });

  it("is empty within limits that are empty or turned around", () => {
    const one = intervals([[-200, 200]]);
    expect([union(one, { start: 5, end: 5 }), union(one, { start: 9, end: 5 })]).toEqual([[], []]);
  });

  it("leaves what it was given as it was", () => {
    const given = intervals([[30, 140], [10, 40]]); // prettier-ignore
    union(given, WITHIN);
    expect(given).toEqual(intervals([[30, 140], [10, 40]])); // prettier-ignore
  });
});

describe("the union of any intervals", () => {
  const edge = fc.integer({ min: -20, max: 120 });
  const any = fc.array(fc.record({ start: edge, end: edge }), { maxLength: 12 });

  it("does not change when it is united again", () => {
    fc.assert(
      fc.property(any, (given) => {
        const once = union(given, WITHIN);
        expect(union(once, WITHIN)).toEqual(once);
      }),
    );
  });

  it("does not depend on their order", () => {
    const shuffled = any.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        expect(union(other, WITHIN)).toEqual(union(given, WITHIN));
      }),
    );
  });

  it("holds exactly the points that one of them holds", () => {
    const holds = (list: Interval[], point: number) =>
      list.some(({ start, end }) => start <= point && point < end);
    fc.assert(
      fc.property(any, edge, (given, point) => {
        const expected = point >= 0 && point < 100 && holds(given, point);
        expect(holds(union(given, WITHIN), point)).toBe(expected);
      }),
    );
  });
});

describe("the total of intervals", () => {
  const table: [sentence: string, given: Pair[], sum: number][] = [
    ["of none is zero", [], 0],
    ["of one is its length", [[10, 25]], 15],
    ["of several is their sum", [[10, 25], [30, 40]], 25], // prettier-ignore
  ];
  it.each(table)("%s", (_sentence, given, sum) => {
    expect(total(intervals(given))).toBe(sum);
  });
});

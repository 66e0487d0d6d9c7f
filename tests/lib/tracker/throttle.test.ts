import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ResponseMeta, Minute } from "@/lib/awork/response-meta";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { throttle } from "@/lib/tracker/throttle";
import type { State } from "@/lib/tracker/state";
import { NOW, stateOf } from "./states";

/** The pace after an answer that says so much of the minute, a minute after the one before. */
const after = (known: number, minute: Minute | null, given: Partial<State> = {}): number => {
  const meta: ResponseMeta = { sentAt: NOW, answeredAt: NOW, date: null, minute };
  return throttle(stateOf(null, { throttle: known, askedAt: NOW - MINUTE, ...given }), meta);
};

/** The pace where it comes to rest when each answer says the same. */
function settled(minute: Minute | null, from = 1): number {
  let known = from;
  for (let answers = 0; answers < 2000; answers += 1) known = after(known, minute);
  return known;
}

const minutes = fc.record({
  used: fc.double({ min: 0, max: 1, noNaN: true }),
  passed: fc.double({ min: 1 / 60, max: 1, noNaN: true }),
});
const paces = fc.double({ min: 1, max: 14, noNaN: true });

describe("the company's pace", () => {
  it.each<[string, Minute | null, number]>([
    ["is 1 where awork says nothing", null, 1],
    ["is 1 where nothing is used", { used: 0, passed: 0.5 }, 1],
    ["is 1 as long as a fifth is enough", { used: 0.1, passed: 0.5 }, 1],
    ["is two at a quarter of the limit", { used: 0.25, passed: 1 }, 1.95],
    ["is the same wherever in the minute that is heard", { used: 0.125, passed: 0.5 }, 1.95],
    ["is between three and four at 30 %", { used: 0.15, passed: 0.5 }, 3.375],
    ["is eight at 40 %", { used: 0.4, passed: 1 }, 8],
    ["is the slowest above a half", { used: 0.55, passed: 1 }, 14],
    ["is no slower, whatever is used", { used: 1, passed: 1 / 60 }, 14],
  ])("%s", (_title, minute, expected) => {
    expect(settled(minute)).toBeCloseTo(expected, 2);
    // And it comes there from above as well.
    expect(settled(minute, 14)).toBeCloseTo(expected, 2);
  });

  it.each<[string, Minute, number]>([
    ["nearly all is used in a minute", { used: 0.95, passed: 0.95 }, 4],
    ["all is used in half a minute", { used: 1, passed: 0.5 }, 4],
    ["all is used in a second", { used: 1, passed: 1 / 60 }, 4],
    ["three quarters are used in a minute", { used: 0.75, passed: 1 }, 3.75],
    ["a tenth is used in six seconds: that may be chance", { used: 0.1, passed: 0.1 }, 1.17],
    ["nothing is used in a minute, and it was slow before", { used: 0, passed: 1 }, 1],
  ])("goes by one answer to where %s", (_title, minute, expected) => {
    expect(after(expected < 1.1 ? 4 : 1, minute)).toBeCloseTo(expected, 1);
  });

  it("falls to a quarter at most by one answer", () => {
    expect(after(14, { used: 0, passed: 1 })).toBe(3.5);
  });

  it("changes little by what is heard in the first seconds of a minute", () => {
    expect(after(2, { used: 0.02, passed: 2 / 60 })).toBeLessThan(2.2);
    expect(after(2, { used: 0.002, passed: 2 / 60 })).toBeGreaterThan(1.6);
  });

  it.each([
    [14, 65],
    [4, 20],
  ])("falls from %i below 2 within %i minutes where one alone hears of nobody else", (from, most) => {
    let known = from;
    let minutes = 0;
    for (; known > 2; minutes += known) known = after(known, { used: 0.001, passed: 1 / 60 });
    expect(minutes).toBeLessThan(most);
  });

  it.each<[string, Partial<State>, number]>([
    ["a minute", { askedAt: NOW - MINUTE }, 1],
    ["longer, as long as polls are apart", { askedAt: NOW - 20 * MINUTE }, 1],
    ["half a minute", { askedAt: NOW - MINUTE / 2 }, 0.5],
    ["six seconds", { askedAt: NOW - 6 * SECOND }, 0.1],
    ["no time", { askedAt: NOW }, 0],
    ["less than no time: the clock was set back", { askedAt: NOW + HOUR }, 0],
  ])("is learnt by as long as nothing was asked before, up to a minute: %s", (_title, given, share) => {
    const once = after(2, { used: 0.5, passed: 0.5 });
    expect(after(2, { used: 0.5, passed: 0.5 }, given)).toBeCloseTo(2 * (once / 2) ** share);
  });

  describe.each<[string, Partial<State>]>([
    ["never before", { askedAt: null }],
    ["the day before", { askedAt: NOW - 16 * HOUR }],
    ["longer ago than polls are apart", { askedAt: NOW - 20 * MINUTE - 1 }],
  ])("where something was asked %s", (_title, given) => {
    it.each<[string, Minute, known: number]>([
      ["a fifth is used", { used: 0.2, passed: 1 }, 1],
      ["a quarter is used", { used: 0.25, passed: 1 }, 1],
      ["30 % are used", { used: 0.3, passed: 1 }, 1],
      ["a quarter is used, and it was slow before", { used: 0.25, passed: 1 }, 4],
    ])("is at once what the others come to: %s", (_sentence, minute, known) => {
      expect(after(known, minute, given)).toBeCloseTo(settled(minute), 5);
    });

    it.each<[string, Minute, known: number, least: number, most: number]>([
      ["is four at most", { used: 1, passed: 1 }, 1, 4, 4],
      ["falls to a quarter at most", { used: 0, passed: 1 }, 14, 3.5, 3.5],
      ["goes little by the first seconds of a minute", { used: 0.05, passed: 0.1 }, 1, 1.2, 1.4],
    ])("%s", (_sentence, minute, known, least, most) => {
      expect(after(known, minute, given)).toBeGreaterThanOrEqual(least);
      expect(after(known, minute, given)).toBeLessThanOrEqual(most);
    });
  });

  it("is between 1 and 14, whatever is heard", () => {
    fc.assert(
      fc.property(paces, minutes, (known, minute) => {
        const next = after(known, minute);
        expect(next).toBeGreaterThanOrEqual(1);
        expect(next).toBeLessThanOrEqual(14);
      }),
    );
  });

  it("is no faster where more is used", () => {
    fc.assert(
      fc.property(paces, minutes, fc.double({ min: 0, max: 1, noNaN: true }), (known, minute, more) => {
        const used = minute.used + more * (1 - minute.used);
        expect(after(known, { ...minute, used })).toBeGreaterThanOrEqual(after(known, minute) - 1e-9);
      }),
    );
  });

  it("draws together what differs, by every answer that both hear", () => {
    fc.assert(
      fc.property(paces, paces, minutes, (one, other, minute) => {
        const apart = Math.abs(Math.log(one / other));
        expect(Math.abs(Math.log(after(one, minute) / after(other, minute)))).toBeLessThanOrEqual(
          apart + 1e-9,
        );
      }),
    );
  });
});

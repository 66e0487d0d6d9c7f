import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ResponseMeta } from "@/lib/awork/response-meta";
import { DAY, MINUTE, SECOND } from "@/lib/timer/time";
import { offset as learn } from "@/lib/tracker/offset";
import { NOW } from "./states";

const offset = (known: number, meta: ResponseMeta) => learn({ offset: known, isRough: false }, meta).offset;

/** An answer under way for `there` and `back`, written in between by an awork whose clock is `ahead`. */
const told = (sentAt: number, there: number, back: number, ahead: number): ResponseMeta => ({
  sentAt,
  answeredAt: sentAt + there + back,
  date: Math.floor((sentAt + there + ahead) / SECOND) * SECOND,
  minute: null,
});

/** An answer that took `took`, half of it on the way there. */
const answer = (ahead: number, took = 0): ResponseMeta => told(NOW, took / 2, took / 2, ahead);

describe("how far awork's clock is ahead", () => {
  it.each([
    ["ten minutes ahead", 0, answer(10 * MINUTE), 10 * MINUTE + 500],
    ["ten minutes behind", 0, answer(-10 * MINUTE), -10 * MINUTE + 500],
    ["measured in the middle of the request", 0, answer(10 * MINUTE, 2 * SECOND), 10 * MINUTE + 500],
    ["below three seconds it is nothing", 0, answer(2 * SECOND), 0],
    ["below three seconds behind as well", 0, answer(-3 * SECOND), 0],
    ["from three seconds on it counts", 0, answer(3 * SECOND), 3500],
    ["a clock that is right again", 10 * MINUTE, answer(0), 0],
    ["a second more or less is noise", 10 * MINUTE, answer(10 * MINUTE), 10 * MINUTE],
    ["more than that is news", 10 * MINUTE, answer(10 * MINUTE + SECOND), 10 * MINUTE + 1500],
    ["an answer without a date tells nothing", 42, { ...answer(MINUTE), date: null }, 42],
    ["two seconds are not slow", 0, answer(MINUTE, 2000), MINUTE + 500],
    ["a slow answer tells what it can", 42, answer(MINUTE, 4 * SECOND), MINUTE + 500],
    ["a slow answer that can be so changes nothing", 42, answer(2 * SECOND, 6 * SECOND), 42],
    ["and keeps what was known to the second", MINUTE, answer(MINUTE + 2 * SECOND, 6 * SECOND), MINUTE],
    ["the slowest answer there is", 0, answer(7 * MINUTE, 12 * SECOND), 7 * MINUTE + 500],
    ["and one that the computer slept through", 42, answer(MINUTE, 8 * 60 * MINUTE), 42],
    [
      "nothing is told by one that came before it was asked for: the clock was set back",
      42,
      answer(MINUTE, -1),
      42,
    ],
  ])("%s", (_title, known, meta, expected) => {
    expect(offset(known, meta)).toBe(expected);
  });
});

describe("what is known of awork's clock", () => {
  const rough = { offset: MINUTE, isRough: true };
  const exact = { offset: MINUTE, isRough: false };
  it.each([
    ["is rough where it was learnt from a slow answer", { offset: 0, isRough: false }, 6 * SECOND, true],
    ["stays rough with more of them", rough, 6 * SECOND, true],
    ["is exact after one that is prompt", rough, 100, false],
    ["stays exact when others are slow", exact, 6 * SECOND, false],
  ])("%s", (_title, known, took, isRough) => {
    expect(learn(known, answer(MINUTE, took)).isRough).toBe(isRough);
  });

  it("is corrected no further than it must be where one slow answer contradicts another", () => {
    const [at, ahead] = [NOW - (NOW % SECOND) + 564, 3006];
    const first = learn({ offset: 0, isRough: false }, told(at, 2430, 0, ahead));
    expect(first).toEqual({ offset: 4721, isRough: true });
    expect(learn(first, told(at, 48, 2236, ahead))).toEqual({ offset: 3436, isRough: true });
  });

  it("is nothing, and exact, where a slow answer allows that it is right again", () => {
    expect(learn(rough, answer(0, 6 * SECOND))).toEqual({ offset: 0, isRough: false });
  });
});

describe("answers that come sooner or later, each as it may be", () => {
  type Way = { wait: number; there: number; back: number };
  const anyWay = fc.oneof(
    { weight: 3, arbitrary: fc.nat(150) },
    { weight: 1, arbitrary: fc.nat(3 * SECOND) },
  );
  /** So far off what is learnt from the slowest of them (6 s) can be, and by so much the next quick one errs (2 s). */
  const ROUGHLY = 3.5 * SECOND + 1.5 * SECOND;
  const anyAnswer = fc.record({ wait: fc.nat(2 * MINUTE), there: anyWay, back: anyWay });
  const anyAnswers = fc.array(anyAnswer, { minLength: 2, maxLength: 30 });
  const anyAhead = fc.oneof(
    fc.integer({ min: -6 * SECOND, max: 6 * SECOND }),
    fc.integer({ min: -DAY, max: DAY }),
  );

  /** What was known after each answer; `aheads`: how far awork's clock is ahead at each. */
  function learnt(first: number, answers: Way[], aheads: (place: number) => number) {
    let now = NOW;
    let known = { offset: first, isRough: false };
    return answers.map(({ wait, there, back }, place) => {
      now += wait;
      known = learn(known, told(now, there, back, aheads(place)));
      now += there + back;
      return known.offset;
    });
  }

  const QUICK = { wait: 0, there: 50, back: 50 };
  const moves = (known: number[]) => known.slice(1).map((each, place) => Math.abs(each - known[place]!));

  it("move the time shown by no more than a second, once the clock is known", () => {
    fc.assert(
      fc.property(anyAhead, anyAnswers, (ahead, answers) => {
        const known = learnt(0, [QUICK, ...answers], () => ahead);
        const isKnown = known.findIndex((each) => each !== 0);
        // A slow answer says less than a quick one, and may have been the one it was learnt from.
        const most = isKnown > 0 ? ROUGHLY : SECOND;
        for (const move of moves(known.slice(Math.max(0, isKnown)))) expect(move).toBeLessThanOrEqual(most);
        // What is small enough to be nothing is so for good, or learnt once.
        if (isKnown > 0) expect(Math.abs(ahead)).toBeGreaterThanOrEqual(2 * SECOND);
      }),
      { numRuns: 5000 },
    );
  });

  it("say nothing of a clock that is less than two seconds off", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1999, max: 1999 }), anyAnswers, (ahead, answers) => {
        for (const known of learnt(0, answers, () => ahead)) expect(known).toBe(0);
      }),
    );
  });

  it("leave an error of no more than was ignored", () => {
    fc.assert(
      fc.property(anyAhead, anyAnswers, (ahead, answers) => {
        const last = learnt(0, [QUICK, ...answers, QUICK], () => ahead).at(-1)!;
        expect(Math.abs(last - ahead)).toBeLessThanOrEqual(last === 0 ? 4.1 * SECOND : 1.1 * SECOND);
      }),
      { numRuns: 2000 },
    );
  });

  it("move the time shown by what the clock was really set, and a second", () => {
    const anyChange = fc.integer({ min: -DAY, max: DAY });
    fc.assert(
      fc.property(anyAhead, anyChange, anyAnswers, anyAnswers, (ahead, by, before, after) => {
        const places = 1 + before.length;
        const known = learnt(0, [QUICK, ...before, QUICK, ...after], (place) =>
          place < places ? ahead : ahead + by,
        );
        const isKnown = Math.max(
          0,
          known.findIndex((each) => each !== 0),
        );
        for (const move of moves(known.slice(isKnown)))
          expect(move).toBeLessThanOrEqual(Math.abs(by) + ROUGHLY);
        expect(Math.abs(known.at(-1)! - ahead - by)).toBeLessThanOrEqual(ROUGHLY);
      }),
      { numRuns: 2000 },
    );
  });

  it("forget what was known when this computer's clock is put right", () => {
    fc.assert(
      fc.property(anyAhead, anyAnswers, (ahead, answers) => {
        const known = learnt(ahead, [QUICK, ...answers], () => 0);
        expect(known.at(-1)).toBe(0);
        expect(known[0]).toBe(0);
      }),
    );
  });
});

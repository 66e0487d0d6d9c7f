import * as fc from "fast-check";
import { type Duration, SECOND } from "@/lib/timer/time";
import type { Break, Timer } from "@/lib/timer/timer";
import { at, sampleTimer } from "./sample";

/** Where the random entries begin. */
export const START = at("09:00");

/** All random stamps of breaks lie before this. */
export const LATEST = START + 250 * SECOND;

const seconds = (min: number, max: number) => fc.integer({ min, max }).map((value) => value * SECOND);
const stamp = seconds(-60, 249).map((offset) => START + offset);
const duration: fc.Arbitrary<Duration> = seconds(0, 90);

const closed = fc
  .record({ start: stamp, length: duration, duration })
  .map(({ start, length, duration }): Break => ({ start, end: start + length, duration }));
const backwards = fc.record({ start: stamp, end: stamp, duration });
const withoutStart = fc.record({ start: fc.constant(null), end: stamp, duration });
const withoutEnd = fc.record({ start: stamp, end: fc.constant(null), duration });
const withoutBoth = fc.record({ start: fc.constant(null), end: fc.constant(null), duration });

const breaksOf = (...kinds: fc.Arbitrary<Break>[]) => fc.array(fc.oneof(...kinds), { maxLength: 7 });

/** Breaks that overlap, are open, lie outside the entry, end before they start, or lack stamps. */
const anyBreaks = breaksOf(closed, backwards, withoutStart, withoutEnd, withoutBoth);

const endedBreaks = breaksOf(closed, backwards, withoutStart, withoutBoth);

/** Any moment from a minute before the entry begins to long after the last stamp. */
export const anyNow = seconds(-60, 300).map((offset) => START + offset);

/** Runs, is paused, or has stopped without awork saying how long it was. Stamps are whole seconds. */
export const anyTimer: fc.Arbitrary<Timer> = fc
  .record({ breaks: anyBreaks, end: fc.option(stamp, { freq: 4 }) })
  .map(({ breaks, end }) => sampleTimer({ start: START, end, breaks }));

export const anyRunning: fc.Arbitrary<Timer> = endedBreaks.map((breaks) =>
  sampleTimer({ start: START, breaks }),
);

/** The open break began at `LATEST` or after it. */
export const anyPaused: fc.Arbitrary<Timer> = fc
  .record({ breaks: anyBreaks, start: seconds(0, 60).map((offset) => LATEST + offset), place: fc.nat(7) })
  .map(({ breaks, start, place }) =>
    sampleTimer({ start: START, breaks: breaks.toSpliced(place, 0, { start, end: null, duration: 0 }) }),
  );

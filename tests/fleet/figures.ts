import { type Duration, HOUR, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import type { Day, Span } from "./company.ts";

/** Nothing heard for so long marks a number as old (lib/toolbar/toolbar-view). */
const OLD = 10 * MINUTE;

export type Figures = {
  /** Requests in each minute of the clock. */
  mean: number;
  almostMost: number;
  /** Requests in any 60 s, and in any second, wherever they begin. */
  mostInMinute: number;
  mostInSecond: number;
  refused: number;
  refusedVerbs: number;
  /** How old running numbers are that somebody can see. */
  age: Duration;
  almostOldest: Duration;
  oldest: Duration;
  /** The share of them that are marked as old. */
  old: number;
  pace: number;
  slowest: number;
};

/** What a part of a day was like; several spans count as one. */
export function figures({ requests, refused, refusedVerbs, samples }: Day, spans: Span[]): Figures {
  const isWithin = (at: Instant) => spans.some(([from, to]) => at >= from * HOUR && at < to * HOUR);
  const within = requests.filter(isWithin);
  const minutes = sorted(perMinute(within, spans));
  const seen = samples.filter(({ at }) => isWithin(at));
  const ages = sorted(seen.flatMap((sample) => sample.ages));
  const paces = sorted(seen.flatMap((sample) => sample.paces));
  return {
    mean: within.length / minutes.length,
    almostMost: at(minutes, 0.99),
    mostInMinute: mostWithin(within, MINUTE),
    mostInSecond: mostWithin(within, SECOND),
    refused: refused.filter(isWithin).length,
    refusedVerbs: refusedVerbs.filter(isWithin).length,
    age: at(ages, 0.5),
    almostOldest: at(ages, 0.99),
    oldest: at(ages, 1),
    old: ages.filter((age) => age > OLD).length / Math.max(1, ages.length),
    pace: at(paces, 0.5),
    slowest: at(paces, 1),
  };
}

const sorted = (values: number[]) => Float64Array.from(values).toSorted();

/** The value at this share of a sorted list; nothing of an empty one. */
const at = (values: Float64Array, share: number): number =>
  values[Math.max(0, Math.ceil(share * values.length) - 1)] ?? 0;

function perMinute(requests: Instant[], spans: Span[]): number[] {
  const counts = new Map<number, number>();
  for (const [from, to] of spans)
    for (let minute = from * 60; minute < to * 60; minute += 1) counts.set(Math.floor(minute), 0);
  for (const instant of requests) {
    const minute = Math.floor(instant / MINUTE);
    counts.set(minute, (counts.get(minute) ?? 0) + 1);
  }
  return [...counts.values()];
}

/** The most that come within so long, whenever that begins. `instants` are in order. */
function mostWithin(instants: Instant[], length: Duration): number {
  let most = 0;
  let first = 0;
  for (const [place, instant] of instants.entries()) {
    while (instants[first]! <= instant - length) first += 1;
    most = Math.max(most, place - first + 1);
  }
  return most;
}

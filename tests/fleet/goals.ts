import { HOUR, MINUTE } from "@/lib/timer/time";
import type { Figures } from "./figures.ts";
import type { Limit } from "./limit.ts";

export type Goal = { title: string; told: string; isMet: boolean };

/** The parts of a day with an outage in it. */
export type Parts = { day: Figures; nine: Figures; outage: Figures };

/** So many share a limit without ever noticing it. */
const FEW = 100;

/** So many stay below half of it. */
const MANY = 1000;

/** A poll is due after 14 minutes at most; refused ones come again within two more, and may be refused again. */
const STARVED = 20 * MINUTE;

/** A rest is a quarter of an hour, and up to a quarter of that more. */
const HEALED = 20 * MINUTE;

/** Below this pace a running timer is asked about with each turn of its badge. */
const FULL = 1.5;

/** What a company of that size was promised. `healed`: how long after an outage everybody was heard again. */
export function goals(
  people: number,
  { perMinute, perSecond }: Limit,
  parts: Parts,
  healed: number | null,
): Goal[] {
  const { day, nine, outage } = parts;
  const all = [day, nine, outage];
  const most = (of: keyof Figures, among = all) => Math.max(...among.map((figures) => figures[of]));
  const atMost = (
    title: string,
    value: number,
    limit: number,
    told = (each: number) => each.toFixed(0),
  ): Goal => ({
    title,
    told: `${told(value)} of ${told(limit)}`,
    isMet: value <= limit,
  });
  const minutes = (value: number) => `${(value / MINUTE).toFixed(1)} min`;
  const paces = (value: number) => value.toFixed(2);
  return [
    ...(people <= FEW ? [atMost("nobody is slowed down", most("slowest"), FULL, paces)] : []),
    ...(people <= MANY
      ? [
          atMost("half of the minute's limit at the 99th percentile", most("almostMost"), perMinute / 2),
          atMost("the second's limit", most("mostInSecond"), perSecond),
          atMost("nobody is refused", most("refused"), 0),
          atMost(
            "no number is marked as old for the pace alone",
            most("oldest", [day, nine]),
            10 * MINUTE,
            minutes,
          ),
        ]
      : [
          atMost("nobody is refused but at nine", Math.max(day.refused, outage.refused), 0),
          { title: "everybody slows down", told: `median pace ${paces(day.pace)}`, isMet: day.pace > 2 },
        ]),
    atMost("nobody is starved", most("oldest", [day, nine]), STARVED, minutes),
    atMost("everybody is heard again after the outage", healed ?? HOUR, HEALED, minutes),
  ];
}

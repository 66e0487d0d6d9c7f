import * as v from "valibot";
import { DAY, type Duration, SECOND } from "@/lib/timer/time";
import { part } from "@/lib/awork/field";
import { parse } from "@/lib/awork/parse";

/** Seconds of one day; a value that no day can have counts as 0, as an absent one does. */
const seconds = v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(DAY / SECOND)), 0);

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const Capacity = v.nullish(
  v.object({
    weeklyCapacity: part({
      mon: seconds,
      tue: seconds,
      wed: seconds,
      thu: seconds,
      fri: seconds,
      sat: seconds,
      sun: seconds,
    }),
  }),
  null,
);

/**
 * The working time of each day of the week, in ms, Monday first; null if awork doesn't say. An old answer has
 * only the deprecated `capacityPerWeek`. That is no target for a day, and none for a week either, because
 * nobody can tell how much of it falls on a holiday.
 */
export function weeklyHours(value: unknown): Duration[] | null {
  const days = parse(Capacity, value)?.weeklyCapacity;
  return days ? DAYS.map((day) => days[day] * SECOND) : null;
}

import * as v from "valibot";
import { DAY } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { dayFrom } from "@/lib/timer/today";
import { anyText } from "@/lib/awork/field";
import { splitInstant } from "./instant";
import type { Listed, Shortfall } from "@/lib/awork/pages";

/**
 * The entries of some days. `isWhole`: none is missing. `unsure`: the days ("2026-08-26") that missing
 * entries can belong to; null if that can be any day. `shortfall`: if entries that awork counts never came.
 */
export type Listing = {
  timers: Timer[];
  isWhole: boolean;
  unsure: string[] | null;
  shortfall: Shortfall | null;
};

const Dated = v.fallback(v.object({ startDateLocal: anyText }), { startDateLocal: null });

/**
 * The days for which a list may be incomplete; null if that can be any day. `odd`: items that could not be
 * understood; `timers`: the others, newest first; `first`: the first requested day.
 */
export function unsure(
  missing: Listed["missing"],
  odd: unknown[],
  timers: Timer[],
  first: string,
): string[] | null {
  const ofOdd = odd.map(dayOf);
  const oldest = timers.at(-1)?.day;
  if (missing === "anything" || ofOdd.includes(null) || (missing === "later" && !oldest)) return null;
  const days = missing === "later" ? daysFrom(first, oldest!) : [];
  return [...new Set([...days, ...ofOdd.filter((day) => day !== null)])];
}

/** The day of an entry that could not be understood; null if unknown. */
function dayOf(odd: unknown): string | null {
  const { startDateLocal: date } = v.parse(Dated, odd);
  return date !== null && splitInstant(date, "00:00:00") !== null ? date.slice(0, 10) : null;
}

function daysFrom(first: string, last: string): string[] {
  const count = Math.max(0, (Date.parse(last) - Date.parse(first)) / DAY);
  return Array.from({ length: count + 1 }, (_, place) => dayFrom(first, place));
}

/** Longest list, in characters of JSON: three times the limit for one entry. */
const MOST = 1_500_000;

/** The first entries, as many as can be stored together. */
export function keepable(timers: Timer[]): Timer[] {
  let length = 0;
  const end = timers.findIndex((timer) => (length += JSON.stringify(timer).length) > MOST);
  return end < 0 ? timers : timers.slice(0, end);
}

import * as v from "valibot";
import { DAY } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { anyText } from "@/lib/awork/field";
import { splitInstant } from "./instant";
import type { Listed } from "@/lib/awork/pages";

/**
 * The entries of some days. `isWhole`: none is missing. `unsure`: the days ("2026-08-26") that what is missing can
 * belong to; null where that can be any.
 */
export type Listing = { timers: Timer[]; isWhole: boolean; unsure: string[] | null };

const Dated = v.fallback(v.object({ startDateLocal: anyText }), { startDateLocal: null });

/**
 * Which days an incomplete list says too little of. `odd`: what could not be understood of it; `timers`: what could,
 * the newest first; `first`: the first day that was asked for.
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

/** The day that awork counts an entry to that says no more than that. */
function dayOf(odd: unknown): string | null {
  const { startDateLocal: date } = v.parse(Dated, odd);
  return date !== null && splitInstant(date, "00:00:00") !== null ? date.slice(0, 10) : null;
}

function daysFrom(first: string, last: string): string[] {
  const count = Math.max(0, (Date.parse(last) - Date.parse(first)) / DAY);
  return Array.from({ length: count + 1 }, (_, place) =>
    new Date(Date.parse(first) + place * DAY).toISOString().slice(0, 10),
  );
}

/** In characters, as for one entry: three times what is too much for that. */
const MOST = 1_500_000;

/** As many of the entries as can be kept together, from the first on. */
export function keepable(timers: Timer[]): Timer[] {
  let length = 0;
  const end = timers.findIndex((timer) => (length += JSON.stringify(timer).length) > MOST);
  return end < 0 ? timers : timers.slice(0, end);
}

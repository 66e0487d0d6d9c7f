import type { Instant } from "@/lib/timer/time";

const DATE = /^\d{4}-\d{2}-\d{2}/;
const TIME = /^\d{2}:\d{2}:\d{2}(\.\d+)?$/;
const ZONE = /(?:z|([+-]\d{2})(?::?(\d{2}))?)$/i;

/** No entry of awork's is from before awork, or so far ahead: other years are placeholders and mistakes. */
const YEARS = { first: 1990, last: 2199 };

/**
 * awork splits an instant into a day and a time of day, both UTC: `2026-08-26T00:00:00Z` and `09:03:31.2966885`.
 * Of the day only the first ten characters count (the reference's own sample contradicts itself after them).
 * Null when either is not of that form, or no such day or time exists.
 */
export function splitInstant(date: string, time: string): Instant | null {
  return DATE.test(date) && TIME.test(time) ? parse(`${date.slice(0, 10)}T${time}`, "Z") : null;
}

/**
 * A UTC date-time of a break: `2026-08-26T09:31:32Z`. A missing zone is UTC as well, and any spelling of a zone that
 * ISO 8601 has will do: `z`, `+02`, `+0200`, `+02:00`. Null when it is none.
 */
export function instant(text: string): Instant | null {
  if (!DATE.test(text)) return null;
  const time = text.slice(10);
  const [zone = "", hours, minutes = "00"] = ZONE.exec(time) ?? [];
  return parse(text.slice(0, text.length - zone.length), hours ? `${hours}:${minutes}` : "Z");
}

/** Whether a date names a year that no entry can be of: 1, 9999. */
export function isAbsurd(date: string): boolean {
  const year = Number(date.slice(0, 4));
  return DATE.test(date) && (year < YEARS.first || year > YEARS.last);
}

/** Up to seven decimals come; JavaScript promises only three. Cut, not rounded. */
function parse(text: string, zone: string): Instant | null {
  const at = Date.parse(text.toUpperCase().replace(/(\.\d{3})\d+/, "$1") + zone);
  return Number.isNaN(at) || isAbsurd(text) || !exists(text.slice(0, 10)) ? null : at;
}

/** Chromium takes 30 February for 2 March. */
const exists = (day: string) => new Date(day).toJSON()?.startsWith(day);

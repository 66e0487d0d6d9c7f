import type { Instant } from "@/lib/timer/time";

const DATE = /^\d{4}-\d{2}-\d{2}/;
const TIME = /^\d{2}:\d{2}:\d{2}(\.\d+)?$/;
const ZONE = /(?:z|([+-]\d{2})(?::?(\d{2}))?)$/i;

/** Other years are placeholders or mistakes: no entry is from before awork or that far in the future. */
const YEARS = { first: 1990, last: 2199 };

/**
 * Joins a date and a time of day, both UTC: `2026-08-26T00:00:00Z` and `09:03:31.2966885`. Only the first ten
 * characters of the date count: in the reference's own sample the rest contradicts the time. Null if either
 * has another format, or if the day or time does not exist.
 */
export function splitInstant(date: string, time: string): Instant | null {
  return DATE.test(date) && TIME.test(time) ? parse(`${date.slice(0, 10)}T${time}`, "Z") : null;
}

/**
 * Parses the date-time of a break: `2026-08-26T09:31:32Z`. A missing zone means UTC. Accepts every ISO 8601
 * zone: `z`, `+02`, `+0200`, `+02:00`. Null if it is not a date-time.
 */
export function instant(text: string): Instant | null {
  if (!DATE.test(text)) return null;
  const time = text.slice(10);
  const [zone = "", hours, minutes = "00"] = ZONE.exec(time) ?? [];
  return parse(text.slice(0, text.length - zone.length), hours ? `${hours}:${minutes}` : "Z");
}

/** Whether a date has a year that no entry can have, such as 1 or 9999. */
export function isAbsurd(date: string): boolean {
  const year = Number(date.slice(0, 4));
  return DATE.test(date) && (year < YEARS.first || year > YEARS.last);
}

/** awork sends up to seven decimals; JavaScript guarantees only three. Truncates, does not round. */
function parse(text: string, zone: string): Instant | null {
  const at = Date.parse(text.toUpperCase().replace(/(\.\d{3})\d+/, "$1") + zone);
  return Number.isNaN(at) || isAbsurd(text) || !exists(text.slice(0, 10)) ? null : at;
}

/** Chromium parses 30 February as 2 March. */
const exists = (day: string) => new Date(day).toJSON()?.startsWith(day);

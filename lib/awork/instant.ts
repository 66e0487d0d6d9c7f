import type { Instant } from "@/lib/timer/time";

const DATE = /^\d{4}-\d{2}-\d{2}/;
const TIME = /^\d{2}:\d{2}:\d{2}(\.\d+)?$/;
const ZONE = /(Z|[+-]\d{2}:\d{2})$/;

/**
 * awork splits an instant into a day and a time of day, both UTC: `2026-08-26T00:00:00Z` and `09:03:31.2966885`.
 * Of the day only the first ten characters count (the reference's own sample contradicts itself after them).
 * Null when either is not of that form, or no such day or time exists.
 */
export function splitInstant(date: string, time: string): Instant | null {
  return DATE.test(date) && TIME.test(time) ? parse(`${date.slice(0, 10)}T${time}Z`) : null;
}

/** A UTC date-time of a break: `2026-08-26T09:31:32Z`; a missing zone is UTC as well. */
export function instant(text: string): Instant | null {
  return DATE.test(text) ? parse(ZONE.test(text) ? text : `${text}Z`) : null;
}

/** Up to seven decimals come; JavaScript promises only three. Cut, not rounded. */
function parse(text: string): Instant | null {
  const at = Date.parse(text.replace(/(\.\d{3})\d+/, "$1"));
  return Number.isNaN(at) || !exists(text.slice(0, 10)) ? null : at;
}

/** Chromium takes 30 February for 2 March. */
const exists = (day: string) => new Date(day).toJSON()?.startsWith(day);

import { HOUR, type Instant, MINUTE } from "@/lib/timer/time";

/** A clock on the wall in Berlin, by `Intl`: "2026-08-26 09:05". */
const READING = new Intl.DateTimeFormat("sv", {
  timeZone: "Europe/Berlin",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

export const dayOf = (at: Instant) => READING.format(at).slice(0, 10);

/** The time of day, "09:05". */
export const timeOf = (at: Instant) => READING.format(at).slice(11);

const seen = new Map<string, Map<string, Instant[]>>();

/**
 * When the clock shows each time of a day, found by looking at it every minute: a time that is left out when the clock
 * is put forward is not among them, one that comes twice has both.
 */
export function readings(day: string): Map<string, Instant[]> {
  const known = seen.get(day);
  if (known) return known;
  const noon = Date.parse(`${day}T12:00Z`);
  const minutes = Array.from({ length: 30 * 60 }, (_, minute) => noon - 15 * HOUR + minute * MINUTE);
  const found = Map.groupBy(
    minutes.filter((at) => dayOf(at) === day),
    timeOf,
  );
  seen.set(day, found);
  return found;
}

import { SECOND } from "./clock.ts";

const zones = new Map<string, Intl.DateTimeFormat>();

function zone(timezone: string) {
  const known = zones.get(timezone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  zones.set(timezone, format);
  return format;
}

/** The zone's wall clock at an instant, as the instant at which a clock in UTC shows the same. */
export function wallClock(instant: number, timezone: string) {
  const parts = Object.fromEntries(
    zone(timezone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<Intl.DateTimeFormatPartTypes, number>;
  const { year, month, day, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instant % SECOND) + SECOND) % SECOND);
}

/**
 * The instant at which the zone's wall clock shows `wall`: in the hour that a clock change repeats, one of the two;
 * in the hour that it leaves out, an hour to one side.
 */
export function instantOf(wall: number, timezone: string) {
  const ahead = (instant: number) => wallClock(instant, timezone) - instant;
  // The first guess may lie on the other side of a clock change.
  return wall - ahead(wall - ahead(wall));
}

/** Whether it is an IANA name: the browser's list knows "+01:00" too, awork's does not. */
export function isTimezone(name: string) {
  try {
    return !/^[+-]/.test(name) && Boolean(zone(name));
  } catch {
    return false;
  }
}

/** "2026-08-26" */
export const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** "2026-08-26T09:03:31Z" */
export const stamp = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`;

/** "09:03:31.2966885": the milliseconds and the digits below them. Without `digits`, or on the second, "09:03:31". */
export function timeOf(instant: number, digits: string | null) {
  const text = new Date(instant).toISOString();
  return digits === null || instant % SECOND === 0 ? text.slice(11, 19) : text.slice(11, 23) + digits;
}

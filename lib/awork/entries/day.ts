import type { Instant } from "@/lib/timer/time";

/** Cached per zone: creating a format takes longer than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day ("2026-08-26") in an IANA time zone; null if the browser does not know the zone. */
export function localDay(at: Instant, timezone: string): string | null {
  const parts = format(timezone)?.formatToParts(at);
  if (!parts) return null;
  const { year, month, day } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${year!.padStart(4, "0")}-${month}-${day}`;
}

function format(timeZone: string): Intl.DateTimeFormat | null {
  const known = formats.get(timeZone);
  if (known) return known;
  try {
    const made = new Intl.DateTimeFormat("en-US", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    formats.set(timeZone, made);
    return made;
  } catch {
    // Don't cache unknown zones: there is no limit to their number.
    return null;
  }
}

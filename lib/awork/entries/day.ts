import type { Instant } from "@/lib/timer/time";

/** One for each zone: making one takes longer than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day in a time zone by its IANA name: "2026-08-26"; null where the browser does not know the zone. */
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
    // Not kept under its name: there is no end of names that are none.
    return null;
  }
}

import { HOUR, MINUTE } from "@/lib/timer/time";

/**
 * This computer's time zone by a name that awork accepts. A browser that doesn't know the zone reports
 * "Etc/Unknown", an offset ("+02:00") or nothing; then it is the IANA zone of the same offset, rounded to the
 * hour.
 */
export function timezone(at = new Date()): string {
  const named = new Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
  if (named && named !== "Etc/Unknown" && !/^[+-]/.test(named)) return named;
  // Both give what has to be added to reach UTC: "Etc/GMT-2" is two hours ahead of it.
  const behind = Math.round((at.getTimezoneOffset() * MINUTE) / HOUR);
  return behind === 0 ? "Etc/UTC" : `Etc/GMT${behind > 0 ? "+" : "-"}${Math.abs(behind)}`;
}

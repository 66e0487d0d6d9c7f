import { HOUR, MINUTE } from "@/lib/timer/time";

/**
 * This computer's time zone by a name that awork takes. A browser that does not know it says "Etc/Unknown", an offset
 * ("+02:00") or nothing: then it is a zone of the same offset, to the whole hour, as IANA names those.
 */
export function timezone(at = new Date()): string {
  const named = new Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
  if (named && named !== "Etc/Unknown" && !/^[+-]/.test(named)) return named;
  // Both count what has to be added to reach UTC: "Etc/GMT-2" is two hours ahead of it.
  const behind = Math.round((at.getTimezoneOffset() * MINUTE) / HOUR);
  return behind === 0 ? "Etc/UTC" : `Etc/GMT${behind > 0 ? "+" : "-"}${Math.abs(behind)}`;
}

import { type Duration, HOUR, MINUTE, SECOND } from "@/lib/timer/time";

/**
 * A duration in words, to the minute: "1 hour 23 minutes"; below a minute in seconds. `locale` is a BCP 47
 * tag. `display` short: "1 hr 23 min".
 */
export function spoken(duration: Duration, locale: string, display: "long" | "short" = "long"): string {
  const hours = Math.floor(duration / HOUR);
  const minutes = Math.floor(duration / MINUTE) % 60;
  const parts = [
    ...(hours ? [count(hours, "hour", locale, display)] : []),
    ...(minutes ? [count(minutes, "minute", locale, display)] : []),
  ];
  if (duration < MINUTE) parts.push(count(Math.floor(duration / SECOND), "second", locale, display));
  return new Intl.ListFormat(locale, { type: "unit", style: "narrow" }).format(parts);
}

function count(value: number, unit: string, locale: string, unitDisplay: "long" | "short"): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay }).format(value);
}

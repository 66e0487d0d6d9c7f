import type { Duration } from "@/lib/timer/time";
import { dayFrom } from "@/lib/timer/today";

/** A day of the week as it is shown. `worked` is uncertain unless `isSure`; `target` is null if unknown. */
export type WeekDay = {
  /** "2026-08-26". */
  day: string;
  worked: Duration;
  isSure: boolean;
  target: Duration | null;
  isToday: boolean;
  /** Whether it is before today. */
  isPast: boolean;
  /** Whether the list of the last days shows the day. */
  isListed: boolean;
};

/** Chromium had `weekInfo` before it was specified as `getWeekInfo`; Firefox may have neither. */
type WithWeekInfo = { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };

/**
 * The first day of a locale's week, 1 (Monday) to 7 (Sunday). Monday (ISO 8601) if the browser doesn't know, or
 * if the locale has no region: "en" alone is also what people in France see.
 */
export function firstDayOfWeek(locale: string): number {
  const known = new Intl.Locale(locale);
  if (!known.region) return 1;
  const { getWeekInfo, weekInfo } = known as WithWeekInfo;
  return (getWeekInfo?.call(known) ?? weekInfo)?.firstDay ?? 1;
}

/** The seven days of the week that has `today`, in order. By calendar date, as days can have 23 or 25 hours. */
export function weekOf(today: string, firstDay: number): string[] {
  const weekday = new Date(today).getUTCDay() || 7;
  const before = (weekday - firstDay + 7) % 7;
  return Array.from({ length: 7 }, (_, place) => dayFrom(today, place - before));
}

/**
 * The sum of a week. `target`: of all its days, also those to come; null if none is known. `isSure`: whether
 * every day's sum is.
 */
export function sumOfWeek(days: readonly Pick<WeekDay, "worked" | "isSure" | "target">[]) {
  const targets = days.flatMap(({ target }) => target ?? []);
  const sum = (values: Duration[]) => values.reduce((all, value) => all + value, 0);
  return {
    worked: sum(days.map(({ worked }) => worked)),
    isSure: days.every(({ isSure }) => isSure),
    target: targets.length > 0 ? sum(targets) : null,
  };
}

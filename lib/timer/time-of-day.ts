import type { Instant } from "./time";

/** `14:02` in this computer's time zone, with the day when it is not the day of `now`. */
export function timeOfDay(at: Instant, now: Instant, locale: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  const day = sameDay ? {} : ({ weekday: "short", day: "numeric", month: "short" } as const);
  return new Intl.DateTimeFormat(locale, { ...day, hour: "numeric", minute: "2-digit" }).format(at);
}

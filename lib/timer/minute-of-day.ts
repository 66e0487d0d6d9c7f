import { hasTwelveHours, hourMinute } from "./time-of-day";
import { readTime } from "./typed-time";

const HOUR = 60;
const NOON = 12 * HOUR;
const DAY = 24 * HOUR;

/** Minutes since midnight by the locale's clock: `9:05`. The midnight that ends the day looks like the one that begins it. */
export const minuteText = (minute: number, locale: string): string =>
  hourMinute(Math.floor((minute % DAY) / HOUR), minute % HOUR, locale);

/**
 * Minutes since midnight out of a text as typed; null where it is no time. `present`: what the field stood for. An hour
 * of twelve without am or pm is of the same half of the day.
 */
export function minuteOf(text: string, present: number, locale: string): number | null {
  const time = readTime(text, hasTwelveHours(locale));
  if (!time) return null;
  const isMorning = present % DAY < NOON;
  const hour = time.hours.find((hour) => hour < 12 === isMorning) ?? time.hours[0]!;
  return hour * HOUR + time.minute;
}

import { hasTwelveHours, hourMinute } from "./time-of-day";
import { plainText, readTime } from "./typed-time";

const HOUR = 60;
const NOON = 12 * HOUR;
const DAY = 24 * HOUR;

/** Minutes since midnight by the locale's clock: `9:05`. The midnight that ends the day looks like the one that begins it. */
export const minuteText = (minute: number, locale: string): string =>
  hourMinute(Math.floor((minute % DAY) / HOUR), minute % HOUR, locale);

/**
 * Minutes since midnight out of a text as typed; null where it is no time. `present`: what the field stood for. An hour
 * of twelve without am or pm is of the same half of the day. The midnight that ends the day can be typed as 24:00 too,
 * and is that which begins it.
 */
export function minuteOf(text: string, present: number, locale: string): number | null {
  const plain = plainText(text);
  const isEnd = plain.startsWith("24");
  const time = readTime(isEnd ? plain.replace("24", "0") : plain, hasTwelveHours(locale));
  if (!time || (isEnd && time.hours[0]! * HOUR + time.minute > 0)) return null;
  const isMorning = present % DAY < NOON;
  const hour = time.hours.find((hour) => hour < 12 === isMorning) ?? time.hours[0]!;
  return hour * HOUR + time.minute;
}

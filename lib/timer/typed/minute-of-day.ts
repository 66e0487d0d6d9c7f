import { hasTwelveHours, hourMinute } from "./time-of-day";
import { plainText, readTime } from "./typed-time";

const HOUR = 60;
const NOON = 12 * HOUR;
const DAY = 24 * HOUR;

/**
 * Formats minutes since midnight by the locale's clock: `9:05`. 1440, the midnight that ends the day, looks
 * like 0.
 */
export const minuteText = (minute: number, locale: string): string =>
  hourMinute(Math.floor((minute % DAY) / HOUR), minute % HOUR, locale);

/**
 * Parses a typed time to minutes since midnight; null if it is not a time. `present`: the field's value. An
 * hour up to 12 without am or pm is taken to be in the same half of the day. 24:00 is accepted and returns 0.
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

import { plainText } from "./typed-time";

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * Parses a typed length of a working day to minutes; null if it is none, or longer than a day. Hours and minutes
 * ("7:30", "7h30"), or hours with a decimal part ("7.5", "7,5").
 */
export function minutesOf(text: string): number | null {
  const plain = plainText(text).replace(/ ?(h|std\.?|stunden|hours?)$/, "");
  const [, hours, minutes] = /^(\d\d?)(?: ?[:h] ?([0-5]\d))?$/.exec(plain) ?? [];
  const decimal = /^\d{0,2}[.,]\d{1,2}$/.test(plain) ? Number(plain.replace(",", ".")) : null;
  const all = decimal === null ? Number(hours) * HOUR + Number(minutes ?? 0) : Math.round(decimal * HOUR);
  return all <= DAY ? all : null;
}

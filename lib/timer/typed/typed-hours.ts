import { plainText } from "./typed-time";

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * Parses a typed length of time to minutes; null if it is none, or longer than a day. Hours and minutes
 * ("7:30", "7h30"), hours with a decimal part ("7.5", "7,5"), or minutes ("45 min").
 */
export function minutesOf(text: string): number | null {
  const [, alone] = /^(\d{1,4}) ?m(?:in)?\.?$/.exec(plainText(text)) ?? [];
  if (alone) return Number(alone) <= DAY ? Number(alone) : null;
  const plain = plainText(text).replace(/ ?(h|std\.?|stunden|hours?)$/, "");
  const [, hours, minutes] = /^(\d\d?)(?: ?[:h] ?([0-5]\d))?$/.exec(plain) ?? [];
  const decimal = /^\d{0,2}[.,]\d{1,2}$/.test(plain) ? Number(plain.replace(",", ".")) : null;
  const all = decimal === null ? Number(hours) * HOUR + Number(minutes ?? 0) : Math.round(decimal * HOUR);
  return all <= DAY ? all : null;
}

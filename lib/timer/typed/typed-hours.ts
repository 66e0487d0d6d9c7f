import { plainText } from "./typed-time";

const HOUR = 60;
const DAY = 24 * HOUR;

const H = "(?:h|hrs?|hours?|std|stunden?)\\.?";
const M = "(?:m|mins?|minutes?|minuten?)\\.?";

/** Spellings of a length. The groups are hours, which can have a decimal part, and minutes. */
const SPELLINGS = [
  // 8, 7.5, 7,5 h
  `(\\d\\d?|\\d{0,2}[.,]\\d{1,2})(?: ?${H})?`,
  // 7:30, 7:30 h
  `(\\d\\d?) ?: ?([0-5]\\d)(?: ?${H})?`,
  // 7h30, 7 h 30 min, 7 Std. 5 Min.
  `(\\d\\d?) ?${H} ?(?:([0-5]\\d)|([0-5]?\\d) ?${M})`,
  // 45 min
  `()(\\d{1,4}) ?${M}`,
].map((spelling) => new RegExp(`^${spelling}$`));

/**
 * Parses a typed length of time to minutes; null if it is none, or longer than a day. Hours and minutes
 * ("7:30", "7h30", "7 h 30 min"), hours with a decimal part ("7.5", "7,5"), or minutes ("45 min").
 */
export function minutesOf(text: string): number | null {
  const plain = plainText(text);
  const found = SPELLINGS.map((spelling) => spelling.exec(plain)).find((match) => match !== null);
  if (!found) return null;
  const [, hours = "", minutes] = found;
  const all = Math.round(Number(hours.replace(",", ".")) * HOUR) + Number(minutes ?? found[3] ?? 0);
  return all <= DAY ? all : null;
}

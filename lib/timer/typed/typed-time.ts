/**
 * A typed time of day. `hours`: each hour of the day that it can mean; `second` is null if none was typed.
 */
export type TypedTime = { hours: number[]; minute: number; second: number | null };

/** Spellings of a time of day. The groups are hour, minute and second. */
const SPELLINGS: RegExp[] = [
  // 9, 9h, 9 Uhr
  /^(\d\d?)(?: ?(?:h|uhr))?$/,
  // 905, 0905, 0905 Uhr
  /^(\d\d?)(\d\d)(?: ?(?:h|uhr))?$/,
  // 9:05, 9:5, 9:05 Uhr
  /^(\d\d?):(\d\d?)(?: ?(?:h|uhr))?$/,
  // 9.05, 9,05, 9 05. Not one digit after a point or comma: some people mean half an hour by 9.5.
  /^(\d\d?)[., ](\d\d)(?: ?(?:h|uhr))?$/,
  // 9h05, 9h5, 9 Uhr 5
  /^(\d\d?) ?(?:h|uhr) ?(\d\d?)$/,
  // 09:05:30
  /^(\d\d?):(\d\d):(\d\d)(?: ?(?:h|uhr))?$/,
];

/** am, a.m., PM, p. m. */
const HALF = / ?([ap])(?:\. ?)?m\.?$/;

/**
 * Parses a time of day; null if it is not one. `hasTwelveHours`: an hour from 1 to 12 without am or pm can be
 * in either half of the day.
 */
export function readTime(text: string, hasTwelveHours: boolean): TypedTime | null {
  const plain = plainText(text);
  const half = HALF.exec(plain);
  const time = half ? plain.slice(0, half.index) : plain;
  const digits = SPELLINGS.map((spelling) => spelling.exec(time)).find((match) => match !== null);
  if (!digits) return null;
  const [hour, minute, second] = [Number(digits[1]), Number(digits[2] ?? 0), Number(digits[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const isOfTwelve = hour >= 1 && hour <= 12;
  if (half && !isOfTwelve) return null;
  const [am, pm] = [hour % 12, (hour % 12) + 12];
  const either = hasTwelveHours && isOfTwelve ? [am, pm] : [hour];
  const hours = half ? [half[1] === "a" ? am : pm] : either;
  return { hours, minute, second: digits[3] === undefined ? null : second };
}

/** Normalizes text: lower case, digits of normal width, single spaces, no invisible characters. */
export const plainText = (text: string): string =>
  text
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();

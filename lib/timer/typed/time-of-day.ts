import { type Instant } from "@/lib/timer/time";

/**
 * `14:02` in this computer's time zone, with the day if it differs from that of `now`: "yesterday, 14:02".
 * `locale` is a BCP 47 tag; its `-u-hc` overrides the language's 12 or 24 hour clock.
 */
export function timeOfDay(at: Instant, now: Instant, locale: string): string {
  const day = isSameDay(at, now) ? "" : `${dayName(at, now, locale)}, `;
  return day + clockTime(at, locale);
}

/** `today 14:02`: always with the day. */
export function timeAndDay(at: Instant, now: Instant, locale: string): string {
  return isSameDay(at, now)
    ? `${relativeDay(0, locale)} ${clockTime(at, locale)}`
    : timeOfDay(at, now, locale);
}

/** `9:50 – 11:20` or `yesterday, 23:50 – today 1:20`: the end has its day if it differs from the start's. */
export function timeSpan(start: Instant, end: Instant, now: Instant, locale: string): string {
  const until = isSameDay(start, end) ? clockTime(end, locale) : timeAndDay(end, now, locale);
  return `${timeOfDay(start, now, locale)} – ${until}`;
}

/** "CET", "MEZ" or "GMT+1". Distinguishes two equal times when the clock was put back between them. */
export function zoneName(at: Instant, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: "short" }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")!.value;
}

/** "Wed 26 Aug". */
export const DATE = { weekday: "short", day: "numeric", month: "short" } as const;

/** "yesterday" or the date. */
const dayName = (at: Instant, now: Instant, locale: string): string =>
  isSameDay(at, daysBefore(now, 1))
    ? relativeDay(-1, locale)
    : new Intl.DateTimeFormat(locale, DATE).format(at);

/** The locale's word for a day relative to today: "today" for 0, "yesterday" for -1. */
export const relativeDay = (days: number, locale: string): string =>
  new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");

/** The same time of day `days` calendar days earlier. */
export function daysBefore(at: Instant, days: number): Instant {
  const date = new Date(at);
  return date.setDate(date.getDate() - days);
}

export const isSameDay = (one: Instant, other: Instant): boolean =>
  new Date(one).toDateString() === new Date(other).toDateString();

function clockTime(at: Instant, locale: string): string {
  const date = new Date(at);
  return hourMinute(date.getHours(), date.getMinutes(), locale);
}

/**
 * `14:02` or `2:02 PM`. Not formatted by `Intl`, which writes "02:02", "2:02 pm" or "2:02 p.m." depending on
 * the browser.
 */
export function hourMinute(hour: number, minute: number, locale: string): string {
  const minutes = String(minute).padStart(2, "0");
  if (!hasTwelveHours(locale)) return `${hour}:${minutes}`;
  return `${hour % 12 || 12}:${minutes} ${hour < 12 ? "AM" : "PM"}`;
}

const twelveHours = new Map<string, boolean>();

/** Whether the locale uses a 12 hour clock. Cached, because asking `Intl` takes 0.1 ms. */
export function hasTwelveHours(locale: string): boolean {
  let known = twelveHours.get(locale);
  if (known === undefined) {
    const { hourCycle } = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions();
    known = hourCycle === "h11" || hourCycle === "h12";
    twelveHours.set(locale, known);
  }
  return known;
}

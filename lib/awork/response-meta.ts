import { DAY, type Duration, HOUR, type Instant, MINUTE, SECOND } from "@/lib/timer/time";

/**
 * What the headers and the timing of an answer say. All instants but `date` and `cachedDate` are on our own
 * clock.
 */
export type ResponseMeta = {
  sentAt: Instant;
  answeredAt: Instant;
  /** awork's clock, to the second; null if missing, implausible, or from a cache. */
  date: Instant | null;
  /** How long a cache has had the answer; absent if it is fresh. */
  age?: Duration;
  /**
   * awork's clock when it wrote a cached answer; says nothing about that clock now. Absent if fresh or
   * unknown.
   */
  cachedDate?: Instant;
  /** Null if the answer doesn't say. */
  minute: Minute | null;
};

/**
 * awork's rate limit per minute, both as shares: `used` is what the whole workspace has used of its limit so
 * far, `passed` how much of the minute has passed (at least one second).
 */
export type Minute = { used: number; passed: number };

/** Wait after a 429 that doesn't say how long. awork's limit is per minute. */
const UNSAID_WAIT = MINUTE;

/**
 * Longest wait that is believed. awork's limit is per minute, so a longer wait is a mistake or not from
 * awork.
 */
const LONGEST_WAIT = HOUR;

/** A date from before this program was written or from the next century is wrong. */
const EARLIEST = Date.UTC(2024, 0);
const LATEST = Date.UTC(2100, 0);

/**
 * Longest age that counts. More makes no difference, and the instant must stay within the range of `Date`.
 */
const MOST_AGE = 365 * DAY;

/**
 * The meta of an answer that was not understood: only its timing, because anybody may have written its
 * headers.
 */
export const timingOnly = ({ sentAt, answeredAt }: ResponseMeta): ResponseMeta => ({
  sentAt,
  answeredAt,
  date: null,
  minute: null,
});

/** When awork gave an answer that is read at `wall`: earlier if a cache has had it since. */
export const givenAt = ({ age = 0 }: ResponseMeta, wall: Instant): Instant => wall - age;

/** awork's clock when it wrote the answer; null if unknown. */
export const writtenAt = ({ date, cachedDate }: ResponseMeta): Instant | null => date ?? cachedDate ?? null;

/** awork's clock when the answer arrived, also if a cache has had it since; null if unknown. */
export const aworkNow = ({ date, cachedDate, age = 0 }: ResponseMeta): Instant | null =>
  date ?? (cachedDate === undefined ? null : cachedDate + age);

/**
 * The meta of the older of two answers, since both together are only as fresh as that. If they are equally
 * old, `next`.
 */
export const oldest = (one: ResponseMeta, next: ResponseMeta): ResponseMeta =>
  (one.age ?? 0) > (next.age ?? 0) ? one : next;

export function responseMeta(headers: Headers, sentAt: Instant, answeredAt: Instant): ResponseMeta {
  const age = Math.min(MOST_AGE, (number(headers, "age") ?? 0) * SECOND);
  const said = httpDate(headers, "date");
  const date = said !== null && said >= EARLIEST && said < LATEST ? said : null;
  if (age > 0)
    return { sentAt, answeredAt, date: null, minute: null, age, ...(date !== null && { cachedDate: date }) };
  return { sentAt, answeredAt, date, minute: minute(headers, date) };
}

/**
 * Reads the minute from the rate limit headers; null if they don't say.
 *
 * awork also has a limit per second, and `ratelimit-*` describes the limit that has the least left: awork's
 * own example has `RateLimit-Limit: 500` beside `X-RateLimit-Limit-Minute: 1000`
 * (developers.awork.com/rate-limits). So the minute's own headers come first. Beside them a reset after one
 * second belongs to the other limit, and a reset after a whole minute says nothing: the window has just
 * begun, or there is none. In both cases the clock's minute is used.
 */
function minute(headers: Headers, date: Instant | null): Minute | null {
  const least = number(headers, "ratelimit-limit");
  const own = number(headers, "x-ratelimit-limit-minute");
  const limit = own ?? least;
  const left = number(headers, own === null ? "ratelimit-remaining" : "x-ratelimit-remaining-minute");
  if (!limit || left === null) return null;
  const reset = (number(headers, "ratelimit-reset") ?? Infinity) * SECOND;
  const isOwn = reset < MINUTE && (limit === least || reset > SECOND);
  if (!isOwn && date === null) return null;
  const begun = isOwn ? MINUTE - reset : date! % MINUTE;
  // Both are whole seconds, so on average another half second has passed.
  const passed = Math.max(SECOND, begun + SECOND / 2) / MINUTE;
  return { used: Math.max(0, 1 - left / limit), passed: Math.min(1, passed) };
}

/**
 * How long to wait after a 429. `Retry-After` (seconds or a date) is not documented but binding if sent;
 * otherwise `ratelimit-reset` counts.
 */
export const wait = (headers: Headers, now: Instant): Duration =>
  Math.min(LONGEST_WAIT, Math.max(SECOND, said(headers, now) ?? UNSAID_WAIT));

function said(headers: Headers, now: Instant): Duration | null {
  const until = httpDate(headers, "retry-after");
  // That date is on awork's clock, as is the answer's own date.
  if (until !== null) return until - (httpDate(headers, "date") ?? now);
  const seconds = number(headers, "retry-after") ?? number(headers, "ratelimit-reset");
  return seconds === null ? null : seconds * SECOND;
}

/** The date format of C's `asctime`: "Wed Aug 26 10:00:00 2026". */
const OF_C = /^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

/**
 * The date in a header; null if there is none. All of HTTP's date formats are UTC, also the one without a
 * zone (RFC 9110, "Date/Time Formats"), which browsers would parse as local time.
 */
function httpDate(headers: Headers, name: string): Instant | null {
  const text = headers.get(name)?.trim() ?? "";
  const at = Date.parse(OF_C.test(text) ? `${text} GMT` : text.endsWith(" GMT") ? text : "");
  return Number.isNaN(at) ? null : at;
}

/** The number in a header, the first if there are several; null if missing or negative. */
export function number(headers: Headers, name: string): number | null {
  const text = headers.get(name)?.split(",")[0]!.trim();
  const value = Number(text);
  return text && Number.isFinite(value) && value >= 0 ? value : null;
}

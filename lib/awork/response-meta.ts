import { DAY, type Duration, HOUR, type Instant, MINUTE, SECOND } from "@/lib/timer/time";

/** What the head of an answer says besides the answer. All instants but `date` are on our own clock. */
export type ResponseMeta = {
  sentAt: Instant;
  answeredAt: Instant;
  /** awork's clock, to the second; null when it was not said, can't be, or came from a cache. */
  date: Instant | null;
  /** How long before a cache had the answer from awork; absent when it is fresh. */
  age?: Duration;
  /** awork's clock when a cache had the answer; it tells nothing of that clock now. Absent where it is fresh or not said. */
  cachedDate?: Instant;
  /** Null when it was not said. */
  minute: Minute | null;
};

/**
 * The minute that awork counts: what the whole workspace has used of its limit so far, and how much of the minute has
 * passed (a second at least), both as shares.
 */
export type Minute = { used: number; passed: number };

/** How long to wait after a 429 that does not say: awork counts by the minute. */
const UNSAID_WAIT = MINUTE;

/** awork counts by the minute: who says more than this is not awork, or made a mistake. */
const LONGEST_WAIT = HOUR;

/** awork's clock shows no time before this program was written, and none of the next century. */
const EARLIEST = Date.UTC(2024, 0);
const LATEST = Date.UTC(2100, 0);

/** More than that makes no difference, and no instant is further back than a date can tell. */
const MOST_AGE = 365 * DAY;

/** What an answer says that was not understood: nothing but how long it took. Anybody may have written its head. */
export const timingOnly = ({ sentAt, answeredAt }: ResponseMeta): ResponseMeta => ({
  sentAt,
  answeredAt,
  date: null,
  minute: null,
});

/** When awork gave an answer that is read at `wall`: before, where a cache has had it since. */
export const givenAt = ({ age = 0 }: ResponseMeta, wall: Instant): Instant => wall - age;

/** awork's clock when it wrote the answer; null when that was not said. */
export const writtenAt = ({ date, cachedDate }: ResponseMeta): Instant | null => date ?? cachedDate ?? null;

/** Of what several answers said the oldest, which all of them together are as old as; the last of those that are fresh. */
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
 * awork counts by the second as well, and `ratelimit-*` tells of whichever limit has the least left: its own example
 * has `RateLimit-Limit: 500` beside `X-RateLimit-Limit-Minute: 1000` (developers.awork.com/rate-limits). So the
 * minute's own headers come first. A reset after a second is then the other limit's, and one after a whole minute says
 * nothing: the window has just begun, or is no window. In their place the minute is taken to be the clock's.
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
  // Both are whole seconds: on average half a second more has passed.
  const passed = Math.max(SECOND, begun + SECOND / 2) / MINUTE;
  return { used: Math.max(0, 1 - left / limit), passed: Math.min(1, passed) };
}

/** `Retry-After` (seconds or a date) is not documented, but binding where it is sent; else `ratelimit-reset`. */
export const wait = (headers: Headers, now: Instant): Duration =>
  Math.min(LONGEST_WAIT, Math.max(SECOND, said(headers, now) ?? UNSAID_WAIT));

function said(headers: Headers, now: Instant): Duration | null {
  const until = httpDate(headers, "retry-after");
  // That date is on awork's clock, as the answer's own is.
  if (until !== null) return until - (httpDate(headers, "date") ?? now);
  const seconds = number(headers, "retry-after") ?? number(headers, "ratelimit-reset");
  return seconds === null ? null : seconds * SECOND;
}

/** As C writes a date: "Wed Aug 26 10:00:00 2026". */
const OF_C = /^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

/**
 * The date in a header; null where there is none. All of HTTP's forms are UTC, also the one that does not say so (RFC 9110,
 * 5.6.7): browsers would take that for this computer's time.
 */
function httpDate(headers: Headers, name: string): Instant | null {
  const text = headers.get(name)?.trim() ?? "";
  const at = Date.parse(OF_C.test(text) ? `${text} GMT` : text.endsWith(" GMT") ? text : "");
  return Number.isNaN(at) ? null : at;
}

/** The number in a header, the first of several, not below zero; null where there is none. */
export function number(headers: Headers, name: string): number | null {
  const text = headers.get(name)?.split(",")[0]!.trim();
  const value = Number(text);
  return text && Number.isFinite(value) && value >= 0 ? value : null;
}

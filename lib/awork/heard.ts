import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";

/** What the head of an answer says besides the answer. All instants but `date` are on our own clock. */
export type Heard = {
  sentAt: Instant;
  answeredAt: Instant;
  /** awork's clock, to the second; null when it was not said, or came from a cache. */
  date: Instant | null;
  /** Requests that the whole workspace has left, as a share of its limit; null when it was not said. */
  left: number | null;
  /** How long until the count starts again; null when it was not said. */
  reset: Duration | null;
};

/** How long to wait after a 429 that does not say: awork counts by the minute. */
const UNSAID_WAIT = MINUTE;

export function heard(headers: Headers, sentAt: Instant, answeredAt: Instant): Heard {
  const limit = number(headers, "ratelimit-limit");
  const remaining = number(headers, "ratelimit-remaining");
  const reset = number(headers, "ratelimit-reset");
  const date = Date.parse(headers.get("date") ?? "");
  const cached = (number(headers, "age") ?? 0) > 0;
  return {
    sentAt,
    answeredAt,
    date: cached || Number.isNaN(date) ? null : date,
    left: limit && remaining !== null ? Math.min(1, remaining / limit) : null,
    reset: reset === null ? null : reset * SECOND,
  };
}

/** `Retry-After` (seconds or a date) is not documented, but binding where it is sent; else `ratelimit-reset`. */
export function wait(headers: Headers, now: Instant): Duration {
  const after = headers.get("retry-after") ?? "";
  const until = after.endsWith("GMT") ? Date.parse(after) : NaN;
  if (!Number.isNaN(until)) return Math.max(SECOND, until - now);
  const seconds = number(headers, "retry-after") ?? number(headers, "ratelimit-reset");
  return seconds === null ? UNSAID_WAIT : Math.max(SECOND, seconds * SECOND);
}

function number(headers: Headers, name: string): number | null {
  const text = headers.get(name)?.trim();
  const value = Number(text);
  return text && Number.isFinite(value) && value >= 0 ? value : null;
}

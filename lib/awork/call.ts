import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import { TimedOut, Unreachable } from "./api-error";
import { type ResponseMeta, responseMeta } from "./response-meta";
import type { Limit } from "@/lib/async/limit";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What every call needs from outside. `signal` aborts a call, which then throws `Unreachable`. */
export type HttpOptions = {
  fetch: Fetch;
  now: () => Instant;
  signal?: AbortSignal;
  timeout?: Duration;
  /** Limits how many calls run at a time. */
  limit?: Limit;
};

/** An answer whose body was read completely. */
export type RawResponse = { status: number; headers: Headers; body: string; meta: ResponseMeta };

/**
 * Default timeout. Chrome drops a worker's unanswered fetch after 30 s without rejecting it (measured), so
 * ours ends well before.
 */
const TIMEOUT = 12 * SECOND;

/**
 * Makes one call. `timeout` includes reading the body, but not waiting for a turn in `limit`. Throws only
 * `TimedOut` and `Unreachable`. The browser's own errors are not passed on, since their text could contain
 * anything.
 */
export async function call(line: HttpOptions, url: string, init: RequestInit): Promise<RawResponse> {
  const { limit, signal } = line;
  try {
    return await (limit ? limit(() => once(line, url, init), signal) : once(line, url, init));
  } catch (cause) {
    throw cause instanceof TimedOut ? cause : new Unreachable("no connection");
  }
}

async function once(
  { fetch, now, signal, timeout = TIMEOUT }: HttpOptions,
  url: string,
  init: RequestInit,
): Promise<RawResponse> {
  const inTime = AbortSignal.timeout(timeout);
  const sentAt = now();
  try {
    const response = await fetch(url, {
      ...init,
      signal: signal ? AbortSignal.any([signal, inTime]) : inTime,
      credentials: "omit",
      redirect: "error",
      cache: "no-store",
    });
    const { status, headers } = response;
    const said = responseMeta(headers, sentAt, now());
    return { status, headers, body: await response.text(), meta: said };
  } catch {
    throw inTime.aborted ? new TimedOut("no whole answer in time") : new Unreachable("no connection");
  }
}

import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import { TimedOut, Unreachable } from "./api-error";
import { type ResponseMeta, responseMeta } from "./response-meta";
import type { Limit } from "@/lib/async/limit";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What any call needs from outside. `signal` ends a call early, as if it had found no connection. */
export type HttpOptions = {
  fetch: Fetch;
  now: () => Instant;
  signal?: AbortSignal;
  timeout?: Duration;
  /** Lets few calls out at a time. */
  limit?: Limit;
};

/** An answer with its body read to the end. */
export type RawResponse = { status: number; headers: Headers; body: string; meta: ResponseMeta };

/** Chrome ends a worker's silent fetch at 30 s without a word (measured), so ours end well before. */
const TIMEOUT = 12 * SECOND;

/**
 * One call, at most `timeout` long with the reading of the body, and the wait for its turn left out. Throws only
 * `TimedOut` and `Unreachable`; what the browser writes into its own errors is not ours to vouch for, and is not handed
 * on.
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

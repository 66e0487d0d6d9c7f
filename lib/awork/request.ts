import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import {
  AworkTrouble,
  Failure,
  Forbidden,
  Gone,
  NotUnderstood,
  Refused,
  SignedOut,
  TimedOut,
  TooMany,
  Unreachable,
} from "./failure";
import { type Heard, heard, wait } from "./heard";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What calls need from outside. `signal` ends a call early, as if it had found no connection. */
export type Connection = {
  fetch: Fetch;
  /** Scheme, host and port; `/api/v1` is appended. */
  origin: string;
  token: string;
  now: () => Instant;
  signal?: AbortSignal;
  timeout?: Duration;
};

/** An answer: its JSON, or undefined for 204, and what its head said. */
export type Answer<T> = { value: T; heard: Heard };

/** Chrome ends a worker's silent fetch at 30 s without a word (measured), so ours end well before. */
const TIMEOUT = 12 * SECOND;

/** One call, at most `timeout` long with the reading of the body. Throws only a `Failure`. */
export async function request(
  { fetch, origin, token, now, signal, timeout = TIMEOUT }: Connection,
  method: "GET" | "POST",
  path: string,
): Promise<Answer<unknown>> {
  const inTime = AbortSignal.timeout(timeout);
  const sentAt = now();
  let said: Heard | null = null;
  try {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { Accept: "application/json", Authorization: `Bearer ${token}` },
      signal: signal ? AbortSignal.any([signal, inTime]) : inTime,
      credentials: "omit",
      redirect: "error",
      cache: "no-store",
    });
    said = heard(response.headers, sentAt, now());
    const body = await response.text();
    if (!response.ok) throw refusal(response, body, token, now());
    return { value: response.status === 204 ? undefined : json(body), heard: said };
  } catch (cause) {
    throw Object.assign(failure(cause, inTime), { heard: said });
  }
}

/** The cause is not handed on: what a browser writes into it is not ours to vouch for. */
function failure(cause: unknown, inTime: AbortSignal): Failure {
  if (cause instanceof Failure) return cause;
  return inTime.aborted ? new TimedOut("no whole answer in time") : new Unreachable("no connection");
}

function refusal({ status, headers }: Response, body: string, token: string, now: Instant): Failure {
  if (status === 401) return new SignedOut("401");
  if (status === 403) return new Forbidden("403");
  if (status === 404 || status === 409) return new Gone(String(status));
  if (status === 429) return new TooMany(wait(headers, now));
  return status >= 500 ? new AworkTrouble(String(status)) : new Refused(description(body, token));
}

/**
 * awork's error body has a `description` and no `message`. What stands before awork may answer with anything,
 * the token included: that is not handed on.
 */
function description(body: string, token: string): string {
  try {
    const said = JSON.parse(body)?.description;
    return typeof said === "string" ? said.replaceAll(token, "…") : "";
  } catch {
    return "";
  }
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new NotUnderstood("body");
  }
}

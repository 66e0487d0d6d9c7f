import * as oauth from "oauth4webapi";
import type { Instant } from "@/lib/timer/time";
import { DAY, MINUTE, SECOND } from "@/lib/timer/time";
import { type HttpOptions, call } from "@/lib/awork/call";
import { ApiError, NotUnderstood } from "@/lib/awork/api-error";
import { description, toApiError } from "@/lib/awork/to-api-error";

/** HTTP options for awork's sign-in (OAuth 2, code with PKCE; API reference, signing in). */
export type OAuthOptions = HttpOptions & {
  /** Scheme, host and port; `/api/v1` is appended. */
  origin: string;
};

/**
 * awork refused a step of the sign-in. `code` is OAuth's, such as `invalid_grant`. `description` is awork's
 * own sentence; empty if there was none or it could repeat a secret.
 */
export class NotGranted extends Error {
  readonly code: string;
  readonly description: string;
  /** HTTP status; null if the error came in the redirect, not in a response. */
  readonly status: number | null;
  constructor(code: string, description = "", status: number | null = null) {
    super(`not granted: ${code}`);
    this.code = code;
    this.description = description;
    this.status = status;
  }
}

/** Whether awork does not know the client, or no longer does. */
export const isUnknownClient = (code: string) => ["invalid_client", "unauthorized_client"].includes(code);

/**
 * Whether the code or refresh token is permanently invalid (RFC 6749, section 5.2). After any other error
 * code the same token can be tried again.
 */
export const isFinal = (code: string) => code === "invalid_grant" || isUnknownClient(code);

/** Tokens that awork issued. `refresh` works only once; null if awork issued none. */
export type Tokens = { access: string; expiresAt: Instant; refresh: string | null };

export const SCOPE = "full_access offline_access";

/**
 * Default lifetime of an access token: a day by the API reference. It is also the longest that is trusted,
 * because a refresh token that is not used for 30 days expires.
 */
const USUAL_LIFE = DAY;

/**
 * Shortest lifetime. A token said to expire sooner is still used this long, until awork refuses it; otherwise
 * each call would renew it first.
 */
const SHORTEST_LIFE = 10 * MINUTE;

/**
 * Default timeout of sign-in calls. If the answer to a refresh is lost, the refresh token is spent and the
 * sign-in ends, so wait long. Chrome drops a worker's unanswered fetch after 30 s (measured).
 */
const PATIENCE = 25 * SECOND;

export function server(origin: string): oauth.AuthorizationServer {
  const base = `${origin}/api/v1`;
  return {
    issuer: origin,
    authorization_endpoint: `${base}/accounts/authorize`,
    token_endpoint: `${base}/accounts/token`,
    registration_endpoint: `${base}/clientapplications/register`,
  };
}

/**
 * Options for every call of the OAuth library: our own fetch with its limits. Plain http is allowed for a
 * test server on loopback. `hasSecret`: the call sends a code or token, which an error message could repeat.
 */
export const options = (door: OAuthOptions, hasSecret = true) => ({
  [oauth.customFetch]: (url: string, init: object) => speak(door, url, init as RequestInit, hasSecret),
  [oauth.allowInsecureRequests]: door.origin.startsWith("http:"),
});

/**
 * Makes a call and translates awork's answer to OAuth's field names. Throws an `ApiError` if it is not an
 * OAuth answer.
 */
async function speak(
  door: OAuthOptions,
  url: string,
  init: RequestInit,
  hasSecret: boolean,
): Promise<Response> {
  const reply = await call({ timeout: PATIENCE, ...door }, url, init);
  const { status, headers, body } = reply;
  const type = { "content-type": headers.get("content-type") ?? "" };
  // The library accepts one success status per call, but servers vary. The body decides.
  if (status >= 200 && status < 300)
    return new Response(used(body) || null, { status: hasSecret ? 200 : 201, headers: type });
  // Drop the body: it can repeat what was sent.
  if (status !== 400 && status !== 401) throw toApiError({ ...reply, body: "" }, url, door.now());
  const code = errorCode(body);
  // Neither awork's nor OAuth's error format: a proxy in front of awork answered, which says nothing about
  // the sign-in.
  if (code === null) throw Object.assign(new NotUnderstood("body"), { meta: reply.meta });
  const words = hasSecret ? "" : description(body, url);
  return Response.json({ error: code, ...(words && { error_description: words }) }, { status });
}

/**
 * The fields that are used. The rest (a scope, a secret for a client that has none, an id token) is ignored.
 */
const USED = ["access_token", "token_type", "refresh_token", "client_id"];

/**
 * The answer reduced to its used fields that are non-empty text. By awork's description each can be null,
 * which means absent. A token without a type is a bearer token, as all of awork's are.
 */
function used(body: string): string {
  try {
    const answer: unknown = JSON.parse(body);
    if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return body;
    const texts = Object.entries(answer).filter(
      ([name, value]) => USED.includes(name) && typeof value === "string" && value,
    );
    const { expires_in: life } = answer as { expires_in?: unknown };
    const seconds = typeof life === "string" ? parseFloat(life) : life;
    const isLife = typeof seconds === "number" && seconds > 0;
    const said = Object.fromEntries(texts);
    return JSON.stringify({ token_type: "Bearer", ...said, ...(isLife && { expires_in: seconds }) });
  } catch {
    return body;
  }
}

/** Error codes consist of words. Anything else could repeat what was sent. */
const CODE = /^[a-z]+([-_][a-z]+)*$/;

/** awork has `code` in place of OAuth's `error`, with hyphens in place of underscores. */
function errorCode(body: string): string | null {
  try {
    const { error, code } = JSON.parse(body);
    const said = error || code;
    if (typeof said !== "string" || !said) return null;
    return CODE.test(said) ? said.replaceAll("-", "_") : "unknown";
  } catch {
    return null;
  }
}

/**
 * Runs a step of the protocol. Throws only `ApiError` and `NotGranted`, neither of which contains a token.
 */
export async function step<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ApiError) throw cause;
    if (cause instanceof oauth.ResponseBodyError)
      throw new NotGranted(cause.error, cause.error_description, cause.status);
    const isOdd =
      cause instanceof oauth.OperationProcessingError || cause instanceof oauth.UnsupportedOperationError;
    if (isOdd) throw new NotUnderstood("body");
    throw cause;
  }
}

export function tokens(answer: oauth.TokenEndpointResponse, now: Instant): Tokens {
  const said = answer.expires_in === undefined ? USUAL_LIFE : answer.expires_in * SECOND;
  const life = Math.min(USUAL_LIFE, Math.max(SHORTEST_LIFE, said));
  return {
    access: answer.access_token,
    expiresAt: now + life,
    refresh: answer.refresh_token ?? null,
  };
}

import * as oauth from "oauth4webapi";
import type { Instant } from "@/lib/timer/time";
import { DAY, MINUTE, SECOND } from "@/lib/timer/time";
import { type HttpOptions, call } from "@/lib/awork/call";
import { ApiError, NotUnderstood } from "@/lib/awork/api-error";
import { description, toApiError } from "@/lib/awork/to-api-error";

/** awork's sign-in (OAuth 2, code with PKCE; API reference, signing in) as the protocol library wants it. */
export type OAuthOptions = HttpOptions & {
  /** Scheme, host and port; `/api/v1` is appended. */
  origin: string;
};

/**
 * awork's "no" to a step of the sign-in. `code` is OAuth's, such as `invalid_grant`; `description` is awork's own
 * sentence, empty where it gave none or could repeat a secret.
 */
export class NotGranted extends Error {
  readonly code: string;
  readonly description: string;
  /** Null where it came with the person, not with an answer. */
  readonly status: number | null;
  constructor(code: string, description = "", status: number | null = null) {
    super(`not granted: ${code}`);
    this.code = code;
    this.description = description;
    this.status = status;
  }
}

/** awork knows no such client (any more). */
export const isUnknownClient = (code: string) => ["invalid_client", "unauthorized_client"].includes(code);

/**
 * OAuth's final words (RFC 6749, section 5.2): the code or refresh token is good for nothing any more. Every other code
 * says nothing of it, and the same can be tried again.
 */
export const isFinal = (code: string) => code === "invalid_grant" || isUnknownClient(code);

/** A pair that awork issued. `refresh` is good for one use; null when awork issued none. */
export type Tokens = { access: string; expiresAt: Instant; refresh: string | null };

export const SCOPE = "full_access offline_access";

/** awork's reference names a day. It is also the longest that an access token is trusted for: a refresh token that is not used for 30 days dies. */
const USUAL_LIFE = DAY;

/** A token that is said to last less is used for so long all the same, until awork refuses it: else each call would renew it first. */
const SHORTEST_LIFE = 10 * MINUTE;

/** A spent refresh token whose answer was not waited for ends the sign-in. Chrome ends a worker's silent fetch at 30 s (measured). */
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
 * What every call of the library takes: our own fetch, with its limits. Plain http is for a stand-in on loopback.
 * `hasSecret`: a code or token is sent, which the words of a refusal can repeat.
 */
export const options = (door: OAuthOptions, hasSecret = true) => ({
  [oauth.customFetch]: (url: string, init: object) => speak(door, url, init as RequestInit, hasSecret),
  [oauth.allowInsecureRequests]: door.origin.startsWith("http:"),
});

/** awork's answers in OAuth's words; what is no answer to the question becomes a `Failure` at once. */
async function speak(
  door: OAuthOptions,
  url: string,
  init: RequestInit,
  hasSecret: boolean,
): Promise<Response> {
  const reply = await call({ timeout: PATIENCE, ...door }, url, init);
  const { status, headers, body } = reply;
  const type = { "content-type": headers.get("content-type") ?? "" };
  // Servers do not keep to the one status that the library wants with each: what counts is what is in the answer.
  if (status >= 200 && status < 300)
    return new Response(used(body) || null, { status: hasSecret ? 200 : 201, headers: type });
  // Its words can repeat what was sent: they are not handed on.
  if (status !== 400 && status !== 401) throw toApiError({ ...reply, body: "" }, url, door.now());
  const code = errorCode(body);
  // Neither awork's words nor OAuth's: something before awork spoke, and nothing is known of the sign-in.
  if (code === null) throw Object.assign(new NotUnderstood("body"), { meta: reply.meta });
  const words = hasSecret ? "" : description(body, url);
  return Response.json({ error: code, ...(words && { error_description: words }) }, { status });
}

/** All that is used of an answer. The rest (a scope, a secret of a client that has none, an id token) is not looked at. */
const USED = ["access_token", "token_type", "refresh_token", "client_id"];

/**
 * The answer without what is not used, and without what is no text or empty: by awork's description each can be null,
 * which is as if it were absent. A token whose type is not said is a bearer token, as all of awork's are.
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

/** Every code is of words; anything else can be something that was sent. */
const CODE = /^[a-z]+([-_][a-z]+)*$/;

/** awork says `code` where OAuth says `error`, and has hyphens where it has underscores. */
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

/** Runs a step of the protocol. Throws only `Failure` and `NotGranted`, and neither with a token in it. */
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

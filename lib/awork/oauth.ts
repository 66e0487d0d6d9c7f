import * as oauth from "oauth4webapi";
import type { Instant } from "@/lib/timer/time";
import { SECOND } from "@/lib/timer/time";
import { type Line, call } from "./call";
import { Failure, NotUnderstood } from "./failure";
import { refusal } from "./refusal";

/** awork's sign-in (OAuth 2, code with PKCE; API reference, signing in) as the protocol library wants it. */
export type Door = Line & {
  /** Scheme, host and port; `/api/v1` is appended. */
  origin: string;
};

/** awork's "no" to a step of the sign-in. `code` is OAuth's, such as `invalid_grant`. */
export class NotGranted extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`not granted: ${code}`);
    this.code = code;
  }
}

/** awork knows no such client (any more). */
export const isUnknownClient = (code: string) => ["invalid_client", "unauthorized_client"].includes(code);

/** A pair that awork issued. `refresh` is good for one use; null when awork issued none. */
export type Tokens = { access: string; expiresAt: Instant; refresh: string | null };

export const SCOPE = "full_access offline_access";

/** awork says how long an access token lasts; if it does not, it is the day that its reference names. */
const UNSAID_LIFE = 86_400;

export function server(origin: string): oauth.AuthorizationServer {
  const base = `${origin}/api/v1`;
  return {
    issuer: origin,
    authorization_endpoint: `${base}/accounts/authorize`,
    token_endpoint: `${base}/accounts/token`,
    registration_endpoint: `${base}/clientapplications/register`,
  };
}

/** What every call of the library takes: our own fetch, with its limits. Plain http is for a stand-in on loopback. */
export const options = (door: Door) => ({
  [oauth.customFetch]: (url: string, init: object) => speak(door, url, init as RequestInit),
  [oauth.allowInsecureRequests]: door.origin.startsWith("http:"),
});

/** awork's error bodies in OAuth's words; what is no answer to the question becomes a `Failure` at once. */
async function speak(door: Door, url: string, init: RequestInit): Promise<Response> {
  const reply = await call(door, url, init);
  const { status, headers, body } = reply;
  const type = { "content-type": headers.get("content-type") ?? "" };
  // A 204 may not even have an empty body.
  if (status >= 200 && status < 300) return new Response(body || null, { status, headers: type });
  // Its words can repeat what was sent: they are not handed on.
  if (status !== 400 && status !== 401) throw refusal({ ...reply, body: "" }, url, door.now());
  const code = errorCode(body);
  // Neither awork's words nor OAuth's: something before awork spoke, and nothing is known of the sign-in.
  if (code === null) throw Object.assign(new NotUnderstood("body"), { heard: reply.heard });
  return Response.json({ error: code }, { status });
}

/** Every code is of words; anything else can be something that was sent. */
const CODE = /^[a-z]+([-_][a-z]+)*$/;

/** awork says `code` where OAuth says `error`, and has hyphens where it has underscores. */
function errorCode(body: string): string | null {
  try {
    const { error, code } = JSON.parse(body);
    const said = error ?? code;
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
    if (cause instanceof Failure) throw cause;
    if (cause instanceof oauth.ResponseBodyError) throw new NotGranted(cause.error);
    const isOdd =
      cause instanceof oauth.OperationProcessingError || cause instanceof oauth.UnsupportedOperationError;
    if (isOdd) throw new NotUnderstood("body");
    throw cause;
  }
}

export function tokens(answer: oauth.TokenEndpointResponse, now: Instant): Tokens {
  const life = answer.expires_in ?? UNSAID_LIFE;
  return {
    access: answer.access_token,
    expiresAt: now + life * SECOND,
    refresh: answer.refresh_token ?? null,
  };
}

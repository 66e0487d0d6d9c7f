import { type HttpOptions, call } from "./call";
import { NotUnderstood, Refused, SignedOut } from "./api-error";
import { type ResponseMeta, timingOnly, number } from "./response-meta";
import { toApiError } from "./to-api-error";

/** What API calls need from outside. */
export type Connection = HttpOptions & {
  /** Scheme, host and port; `/api/v1` is appended. */
  origin: string;
  token: string;
  /**
   * Called after a 401 with the refused token, to tell a bad token from a refused call. Resolves to another
   * token to repeat the call with, or to null if the token is good. Throws the `ApiError` that ends the
   * sign-in.
   */
  renew?: (refused: string) => Promise<string | null>;
};

/** An answer: its JSON, or undefined for 204, and its response meta. */
export type Answer<T> = { value: T; meta: ResponseMeta };

/** `total`: how many items a paged list has in all; null if awork doesn't say. */
export type Raw = Answer<unknown> & { total: number | null };

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/**
 * Makes one API call; `body` is sent as JSON. Throws only an `ApiError`. awork answers 401 both to a bad
 * token and to a refused call (API reference, errors). So after a 401 the token is renewed once, if possible,
 * and the call repeated once. If the repeated call is refused too, the token is good and awork refuses the
 * call: `Refused`. Only a 401 to `/me` always means the token.
 */
export async function request(
  connection: Connection,
  method: Method,
  path: string,
  body?: object,
): Promise<Raw> {
  const { token, renew } = connection;
  let refused: SignedOut;
  try {
    return await once(connection, method, path, body);
  } catch (failure) {
    if (!(failure instanceof SignedOut) || !renew) throw failure;
    refused = failure;
  }
  const next = await renew(token);
  try {
    if (next !== null) return await once({ ...connection, token: next }, method, path, body);
  } catch (failure) {
    if (!(failure instanceof SignedOut)) throw failure;
    refused = failure;
  }
  if (path === "/me") throw refused;
  const { description, meta } = refused;
  throw Object.assign(new Refused(description.replaceAll(token, "…")), { meta });
}

/**
 * The connection for a question that awork refuses to most people: a 401 counts as a refusal at once, without
 * renewing the token. Ask only right after a call that succeeded, or where a wrong "refused" does no harm.
 */
export const withoutRenewal = (connection: Connection): Connection => ({
  ...connection,
  renew: async () => null,
});

async function once(connection: Connection, method: Method, path: string, sent?: object): Promise<Raw> {
  const { origin, token, now } = connection;
  const headers = { Accept: "application/json", Authorization: `Bearer ${token}` };
  const reply = await call(connection, `${origin}/api/v1${path}`, {
    method,
    headers: sent ? { ...headers, "Content-Type": "application/json" } : headers,
    ...(sent && { body: JSON.stringify(sent) }),
  });
  const { status, body, meta: said } = reply;
  // Only the answer to a GET can come from a cache.
  const { age: _age, ...fresh } = said;
  const meta = method === "GET" ? said : fresh;
  if (status < 200 || status > 299) throw toApiError(reply, token, now());
  const value = status === 204 ? undefined : json(body, meta);
  return { value, meta, total: number(reply.headers, "aw-totalitems") };
}

function json(body: string, meta: ResponseMeta): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw Object.assign(new NotUnderstood("body"), { meta: timingOnly(meta) });
  }
}

import { type Line, call } from "./call";
import { NotUnderstood, SignedOut } from "./failure";
import type { Heard } from "./heard";
import { refusal } from "./refusal";

/** What calls need from outside. */
export type Connection = Line & {
  /** Scheme, host and port; `/api/v1` is appended. */
  origin: string;
  token: string;
  /** Brings another token in place of one that awork refused, where there is a way to one. */
  renew?: (refused: string) => Promise<string>;
};

/** An answer: its JSON, or undefined for 204, and what its head said. */
export type Answer<T> = { value: T; heard: Heard };

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/**
 * One call; a body goes out as JSON. Throws only a `Failure`. A 401 says the same of a bad token and of a lacking permission (API reference,
 * errors): where the token can be renewed it is, once, and the call repeated, once.
 */
export async function request(
  connection: Connection,
  method: Method,
  path: string,
  body?: object,
): Promise<Answer<unknown>> {
  const { token, renew } = connection;
  try {
    return await once(connection, method, path, body);
  } catch (failure) {
    if (!(failure instanceof SignedOut) || !renew) throw failure;
    return once({ ...connection, token: await renew(token) }, method, path, body);
  }
}

async function once(
  connection: Connection,
  method: Method,
  path: string,
  sent?: object,
): Promise<Answer<unknown>> {
  const { origin, token, now } = connection;
  const headers = { Accept: "application/json", Authorization: `Bearer ${token}` };
  const reply = await call(connection, `${origin}/api/v1${path}`, {
    method,
    headers: sent ? { ...headers, "Content-Type": "application/json" } : headers,
    ...(sent && { body: JSON.stringify(sent) }),
  });
  const { status, body, heard } = reply;
  if (status < 200 || status > 299) throw refusal(reply, token, now());
  return { value: status === 204 ? undefined : json(body, heard), heard };
}

function json(body: string, heard: Heard): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw Object.assign(new NotUnderstood("body"), { heard });
  }
}

import { API } from "./match.ts";
import { PERSON_TOKEN } from "./people.ts";

export type Call = {
  token?: string | null;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it stands, in place of a body. */
  text?: string;
  headers?: Record<string, string>;
};

/** Calls the fake's API over HTTP, as the default person unless said otherwise. */
export function createCaller({ origin }: { origin: string }, send: typeof fetch = fetch) {
  return async (line: string, { token = PERSON_TOKEN, body, text: sent, headers }: Call = {}) => {
    const [method = "GET", path = ""] = line.split(/ (.*)/);
    const response = await send(origin + API + path, {
      method,
      body: body === undefined ? (sent ?? null) : JSON.stringify(body),
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") && text !== "";
    // Tests look into answers field by field.
    const json = (isJson ? JSON.parse(text) : undefined) as any;
    return { status: response.status, headers: response.headers, text, json };
  };
}

/** A filter or any other value, ready for an address. */
export const query = (values: Record<string, string | number>) =>
  new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)])).toString();

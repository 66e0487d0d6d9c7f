import type { Description } from "./description.ts";
import type { Answer, Exchange } from "./exchange.ts";
import { brokenJson, brokenRules, contentType, type Broken } from "./rules.ts";

/*
 * awork's description leaves the two addresses of the sign-in out: what counts for them is OAuth 2 (RFC 6749), with
 * PKCE (RFC 7636).
 */

/** RFC 6749, appendix A: what an error code and its description are made of. */
const ERROR_CODE = String.raw`^[\x20-\x21\x23-\x5b\x5d-\x7e]+$`;

const VISIBLE = String.raw`^[\x20-\x7e]+$`;
const text = { type: "string", minLength: 1 };

/** Section 4.1.1, and section 4.3 of RFC 7636. */
const AUTHORIZE = {
  type: "object",
  required: [
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "code_challenge",
    "code_challenge_method",
  ],
  properties: {
    response_type: { const: "code" },
    client_id: { type: "string", pattern: VISIBLE },
    redirect_uri: { type: "string", format: "uri" },
    scope: { type: "string", pattern: String.raw`^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$` },
    state: { type: "string", pattern: VISIBLE },
    code_challenge: { type: "string", pattern: String.raw`^[\w-]{43}$` },
    code_challenge_method: { const: "S256" },
  },
  additionalProperties: false,
};

/** Section 4.1.2. */
const CODE = { type: "object", required: ["code", "state"], properties: { code: text, state: text } };

/** Section 4.1.2.1. */
const NO_CODE = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      enum: [
        "invalid_request",
        "unauthorized_client",
        "access_denied",
        "unsupported_response_type",
        "invalid_scope",
        "server_error",
        "temporarily_unavailable",
      ],
    },
    error_description: { type: "string", pattern: ERROR_CODE },
    state: text,
  },
};

/** Section 4.1.3, and section 4.5 of RFC 7636; a public client names itself. */
const CODE_GRANT = {
  type: "object",
  required: ["grant_type", "client_id", "code", "redirect_uri", "code_verifier"],
  properties: {
    grant_type: { const: "authorization_code" },
    client_id: text,
    code: text,
    redirect_uri: { type: "string", format: "uri" },
    code_verifier: { type: "string", pattern: String.raw`^[\w.~-]{43,128}$` },
  },
  additionalProperties: false,
};

/** Section 6. */
const REFRESH_GRANT = {
  type: "object",
  required: ["grant_type", "client_id", "refresh_token"],
  properties: {
    grant_type: { const: "refresh_token" },
    client_id: text,
    refresh_token: text,
    scope: text,
  },
  additionalProperties: false,
};

/** Section 5.1. */
const TOKENS = {
  type: "object",
  required: ["access_token", "token_type"],
  properties: {
    access_token: { type: "string", pattern: VISIBLE },
    token_type: { type: "string", pattern: "^[Bb]earer$" },
    expires_in: { type: "number", minimum: 0 },
    refresh_token: { type: "string", pattern: VISIBLE },
    scope: text,
  },
};

/** Section 5.2. */
const NO_TOKENS = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      enum: [
        "invalid_request",
        "invalid_client",
        "invalid_grant",
        "unauthorized_client",
        "unsupported_grant_type",
        "invalid_scope",
      ],
    },
    error_description: { type: "string", pattern: ERROR_CODE },
    error_uri: { type: "string" },
  },
};

/** The rules for the addresses of the sign-in; null for any other. */
export function createSignInRules({ base, ajv, error }: Description) {
  const authorize = ajv.compile(AUTHORIZE);
  const code = ajv.compile(CODE);
  const noCode = ajv.compile(NO_CODE);
  const codeGrant = ajv.compile(CODE_GRANT);
  const refreshGrant = ajv.compile(REFRESH_GRANT);
  const tokens = ajv.compile(TOKENS);
  const noTokens = ajv.compile(NO_TOKENS);

  const isAt = (url: URL, path: string) => url.pathname === `${base}/accounts/${path}`;

  return {
    request({ method, url, headers, body }: Exchange): Broken[] | null {
      if (isAt(url, "authorize")) {
        // The form of awork's own page is between awork and the person's browser.
        if (method !== "GET") return [];
        return [...repeated(url.searchParams, "query"), ...fields(authorize, url.searchParams, "query")];
      }
      if (!isAt(url, "token")) return null;
      if (method !== "POST" || contentType(headers) !== "application/x-www-form-urlencoded")
        return [{ part: "body", rule: "content", message: "is no form", value: contentType(headers) }];
      const form = new URLSearchParams(body ?? "");
      const inAddress = [...url.searchParams.keys()].map((name) => ({
        part: `query ${name}`,
        rule: "known",
        message: "does not belong into the address",
        value: null,
      }));
      const grant = form.get("grant_type") === "refresh_token" ? refreshGrant : codeGrant;
      return [...inAddress, ...repeated(form, "body"), ...fields(grant, form, "body")];
    },

    answer({ url, method }: Exchange, answer: Answer): Broken[] | null {
      if (isAt(url, "authorize")) return authorizeAnswer(answer);
      if (!isAt(url, "token") || method !== "POST") return null;
      if (answer.status === 200) return [...unstored(answer), ...brokenJson(tokens, answer.body)];
      // "The authorization server responds with an HTTP 400"; 401 where the client is not known.
      return brokenJson([400, 401].includes(answer.status) ? noTokens : error, answer.body);
    },
  };

  /** A page for the person, or the way back to the client. */
  function authorizeAnswer({ status, headers, body }: Answer): Broken[] {
    if (status >= 400 && contentType(headers) === "application/json") return brokenJson(error, body);
    if (status !== 302)
      return contentType(headers) === "text/html"
        ? []
        : [{ part: "body", rule: "content", message: "is no page", value: contentType(headers) }];
    const back = URL.parse(headers.get("location") ?? "");
    if (!back) return [{ part: "header location", rule: "required", message: "is no address", value: null }];
    const check = back.searchParams.has("error") ? noCode : code;
    return [...repeated(back.searchParams, "location"), ...fields(check, back.searchParams, "location")];
  }
}

const fields = (check: Parameters<typeof brokenRules>[0], given: URLSearchParams, part: string) =>
  brokenRules(check, Object.fromEntries(given), part);

/** Section 3.1: "Request and response parameters MUST NOT be included more than once". */
const repeated = (given: URLSearchParams, part: string): Broken[] =>
  [...new Set(given.keys())]
    .filter((name) => given.getAll(name).length > 1)
    .map((name) => ({
      part: `${part} ${name}`,
      rule: "once",
      message: "is given more than once",
      value: null,
    }));

/** Section 5.1: tokens must not be kept by a cache. */
const unstored = ({ headers }: Answer): Broken[] =>
  headers.get("cache-control")?.includes("no-store")
    ? []
    : [{ part: "header cache-control", rule: "no-store", message: "is not 'no-store'", value: null }];

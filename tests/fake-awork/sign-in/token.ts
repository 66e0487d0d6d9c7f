import type { Answer } from "../answer.ts";
import { SECOND } from "../clock.ts";
import type { Client, Clients } from "./clients.ts";
import type { Endpoint, OpenRequest } from "./door.ts";
import { Fault, faultAnswer } from "./fault.ts";
import { ACCESS_LIFE, type Grant, type Grants } from "./grants.ts";
import { isForm, readParameters, type Parameters } from "./parameters.ts";
import type { Rules } from "./rules.ts";
import { hasScope, isScope } from "./scope.ts";
import { challengeOf } from "./secret.ts";

/** RFC 7636, section 4.1. */
const VERIFIER = /^[\w.~-]{43,128}$/;

type Parts = { clients: Clients; grants: Grants; rules: Rules; rotated(): void };

function required(form: Parameters, name: string) {
  const value = form.get(name);
  if (value === null) throw new Fault("invalid_request", `The parameter '${name}' is missing.`);
  return value;
}

/** The token endpoint: a code against tokens, and a refresh token against new ones. */
export function createToken({ clients, grants, rules, rotated }: Parts): Endpoint {
  /** A public client says who it is, and proves nothing: it has no secret to show. */
  function clientOf(form: Parameters, { headers }: OpenRequest) {
    const client = clients.find(form.get("client_id"));
    if (!client) throw new Fault("invalid_client", "The client is not known.");
    if (headers.authorization !== undefined || form.get("client_secret") !== null)
      throw new Fault("invalid_client", "The client is public and must not authenticate.");
    return client;
  }

  /** "Without `refresh_token` there, none is ever issued"; nor without the scope for it. */
  function tokens(grant: Grant, client: Client, scope = grant.scope): Answer {
    const isLasting = client.grant_types.includes("refresh_token") && hasScope(grant.scope, "offline_access");
    return {
      status: 200,
      body: {
        access_token: grants.newAccessToken(grant),
        token_type: "Bearer",
        expires_in: rules.saidLife ?? ACCESS_LIFE / SECOND,
        ...(rules.absent === "null" && { refresh_token: null, scope: null, id_token: null }),
        ...(isLasting && { refresh_token: grants.newRefreshToken(grant) }),
        ...(rules.absent === "left out" && { scope }),
      },
    };
  }

  /**
   * Whether a failed try uses a code up is not said anywhere; here it does not. A second use ends what came of the
   * first (RFC 6749, section 4.1.2).
   */
  function redeem(form: Parameters, client: Client, { journaled }: OpenRequest) {
    const code = grants.code(required(form, "code"));
    const redirectUri = required(form, "redirect_uri");
    const verifier = required(form, "code_verifier");
    if (!VERIFIER.test(verifier)) throw new Fault("invalid_request", "The code verifier is malformed.");
    if (code?.grant.clientId !== client.client_id)
      throw new Fault("invalid_grant", "The authorization code is not valid.");
    if (code.used) {
      journaled.reused = true;
      code.grant.revoked = true;
      throw new Fault("invalid_grant", "The authorization code has been used before.");
    }
    if (!grants.isCodeAlive(code)) throw new Fault("invalid_grant", "The authorization code has expired.");
    if (code.redirectUri !== redirectUri)
      throw new Fault("invalid_grant", "The redirect address is not that of the authorization.");
    if (challengeOf(verifier) !== code.challenge)
      throw new Fault("invalid_grant", "The code verifier does not match the code challenge.");
    code.used = true;
    return tokens(code.grant, client);
  }

  /** "Each refresh returns a new one and kills the old"; access tokens live on until they expire. */
  function refresh(form: Parameters, client: Client, { journaled }: OpenRequest) {
    if (!client.grant_types.includes("refresh_token"))
      throw new Fault("unauthorized_client", "The client was not registered for refresh tokens.");
    const token = grants.refreshToken(required(form, "refresh_token"));
    if (rules.refreshRefusal !== null) throw new Fault(rules.refreshRefusal, "Not now.");
    if (token?.grant.clientId !== client.client_id)
      throw new Fault("invalid_grant", "The refresh token is not valid.");
    const scope = form.get("scope") ?? token.grant.scope;
    if (token.used) {
      journaled.reused = true;
      if (rules.reuse === "revokes") token.grant.revoked = true;
      throw new Fault("invalid_grant", "The refresh token has been used before.");
    }
    if (!grants.isRefreshTokenAlive(token))
      throw new Fault("invalid_grant", "The refresh token has expired or was revoked.");
    if (!isScope(scope, token.grant.scope))
      throw new Fault("invalid_scope", "The scope was not granted at the sign-in.");
    token.used = true;
    rotated();
    return tokens(token.grant, client, scope);
  }

  function answer(request: OpenRequest) {
    if (!isForm(request.headers["content-type"]))
      throw new Fault("invalid_request", "The body must be application/x-www-form-urlencoded.");
    if (request.query.size > 0)
      throw new Fault("invalid_request", "Parameters belong into the body, not into the address.");
    const form = readParameters(request.body);
    if (form.repeated) throw new Fault("invalid_request", `'${form.repeated}' was given twice.`);
    const type = required(form, "grant_type");
    const client = clientOf(form, request);
    if (type === "authorization_code") return redeem(form, client, request);
    if (type === "refresh_token") return refresh(form, client, request);
    throw new Fault("unsupported_grant_type", "The grant type is not supported.");
  }

  return (request) => {
    const headers = { "cache-control": "no-store", pragma: "no-cache" };
    try {
      return { headers, ...answer(request) };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { headers, ...faultAnswer(error, rules.dialect) };
    }
  };
}

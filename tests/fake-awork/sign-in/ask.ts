import type { Answer } from "../answer.ts";
import type { Client, Clients } from "./clients.ts";
import { Fault } from "./fault.ts";
import type { Binding } from "./grants.ts";
import type { Parameters } from "./parameters.ts";
import { isScope } from "./scope.ts";

/** What a client asks a person for. It is read once, and outlives every step of the form. */
export type Ask = { client: Client; redirectUri: string; state: string | null };
export type Wish = Binding & { scope: string };

/** RFC 7636, section 4.2: a SHA-256 in base64url. */
const CHALLENGE = /^[\w-]{43}$/;

/** Who asks, and where the answer goes to. Without both there is no answer to the client (RFC 6749, section 4.1.2.1). */
export function askOf(parameters: Parameters, clients: Clients): Ask | null {
  const client = clients.find(parameters.get("client_id"));
  const redirectUri = parameters.get("redirect_uri");
  if (!client || redirectUri === null || !client.redirect_uris.includes(redirectUri)) return null;
  return { client, redirectUri, state: parameters.get("state") };
}

/** What is asked for: a code with a challenge. A scope that the client did not register is as unknown as any other. */
export function wishOf(parameters: Parameters, { client, redirectUri }: Ask): Wish {
  const scope = parameters.get("scope") ?? "";
  const challenge = parameters.get("code_challenge") ?? "";
  if (parameters.get("response_type") === null)
    throw new Fault("invalid_request", "The response type is missing.");
  if (parameters.get("response_type") !== "code")
    throw new Fault("unsupported_response_type", "The only response type is 'code'.");
  if (challenge === "") throw new Fault("invalid_request", "A code challenge is required.");
  if (parameters.get("code_challenge_method") !== "S256")
    throw new Fault("invalid_request", "The code challenge method must be 'S256'.");
  if (!CHALLENGE.test(challenge)) throw new Fault("invalid_request", "The code challenge is malformed.");
  if (!isScope(scope, client.scope)) throw new Fault("invalid_scope", "The scope is missing or not known.");
  return { redirectUri, scope, challenge };
}

/** Back to the client. */
export function redirect({ redirectUri, state }: Ask, parameters: Record<string, string>): Answer {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries({ ...parameters, ...(state !== null && { state }) }))
    url.searchParams.append(name, value);
  return { status: 302, headers: { location: url.href, "cache-control": "no-store" } };
}

export const refuse = (ask: Ask, code: string, description: string) =>
  redirect(ask, { error: code, error_description: description });

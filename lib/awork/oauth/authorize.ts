import * as oauth from "oauth4webapi";
import { type OAuthOptions, NotGranted, SCOPE, type Tokens, options, server, step, tokens } from "./oauth";

/** What a sign-in starts with and its answer is checked against. */
export type Question = { clientId: string; redirectUri: string; verifier: string; state: string };

/** Creates a question from the platform's secure random source. */
export function question(clientId: string, redirectUri: string): Question {
  return {
    clientId,
    redirectUri,
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
  };
}

/** The address of awork's consent page. It contains only the verifier's hash, never the verifier. */
export async function authorizeUrl(origin: string, asked: Question): Promise<string> {
  const url = new URL(server(origin).authorization_endpoint!);
  url.search = new URLSearchParams({
    client_id: asked.clientId,
    redirect_uri: asked.redirectUri,
    response_type: "code",
    scope: SCOPE,
    state: asked.state,
    code_challenge: await oauth.calculatePKCECodeChallenge(asked.verifier),
    code_challenge_method: "S256",
  }).toString();
  return url.href;
}

/** The answer does not belong to our question: wrong or missing state, no code or two, or another address. */
export class WrongAnswer extends Error {}

/** Checks the redirect address from awork. Throws `NotGranted` if awork refused, else `WrongAnswer`. */
function check(origin: string, asked: Question, answer: string): URLSearchParams {
  const url = URL.canParse(answer) ? new URL(answer) : null;
  // Compare the whole address: another host can begin like ours.
  if (!url || url.origin + url.pathname !== new URL(asked.redirectUri).href) {
    throw new WrongAnswer("another address");
  }
  if (url.searchParams.getAll("code").length > 1) throw new WrongAnswer("two codes");
  // awork's issuer identifier is not published. With only one authorization server there is no mix-up to
  // detect.
  url.searchParams.delete("iss");
  try {
    const client = { client_id: asked.clientId };
    const parameters = oauth.validateAuthResponse(server(origin), client, url, asked.state);
    if (parameters.get("code")) return parameters;
  } catch (cause) {
    if (cause instanceof oauth.AuthorizationResponseError) throw new NotGranted(cause.error);
  }
  throw new WrongAnswer("not an answer to the question");
}

/**
 * Exchanges awork's answer for tokens. A code works only once. Throws `ApiError`, `NotGranted` or
 * `WrongAnswer`.
 */
export async function redeem(door: OAuthOptions, asked: Question, answer: string): Promise<Tokens> {
  const parameters = check(door.origin, asked, answer);
  const as = server(door.origin);
  const client = { client_id: asked.clientId };
  return step(async () => {
    const response = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      oauth.None(),
      parameters,
      asked.redirectUri,
      asked.verifier,
      options(door),
    );
    return tokens(await oauth.processAuthorizationCodeResponse(as, client, response), door.now());
  });
}

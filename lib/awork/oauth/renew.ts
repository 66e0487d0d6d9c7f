import * as oauth from "oauth4webapi";
import { AworkTrouble, SignInEnded } from "@/lib/awork/api-error";
import { type OAuthOptions, NotGranted, type Tokens, isFinal, options, server, step, tokens } from "./oauth";

/**
 * Exchanges a refresh token, which is then spent, for a new pair. Throws `SignInEnded` if awork refuses
 * permanently. Any other `ApiError` says nothing about the sign-in, and the token may be tried again.
 */
export async function renew(door: OAuthOptions, clientId: string, refresh: string): Promise<Tokens> {
  const as = server(door.origin);
  const client = { client_id: clientId };
  try {
    return await step(async () => {
      const response = await oauth.refreshTokenGrantRequest(as, client, oauth.None(), refresh, options(door));
      return tokens(await oauth.processRefreshTokenResponse(as, client, response), door.now());
    });
  } catch (cause) {
    if (!(cause instanceof NotGranted)) throw cause;
    throw isFinal(cause.code) ? new SignInEnded(cause.code) : new AworkTrouble(cause.code);
  }
}

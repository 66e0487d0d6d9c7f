import * as oauth from "oauth4webapi";
import { type OAuthOptions, NotGranted, SCOPE, options, server, step } from "./oauth";

/** The same for every installation and version (`software_id` of RFC 7591). */
const SOFTWARE_ID = "6d1f2c1e-0a0c-4b9e-8f57-3f1c9a2b7d55";

/** The client's application type. awork uses it to decide which redirect addresses are allowed. */
type Kind = "native" | "web";

/**
 * Registers this installation with awork, anonymously (RFC 7591), and resolves to its client id. If awork
 * refuses a native client (by OpenID's rules an https address belongs to a web client), registers a web
 * client. Throws `ApiError`, or `NotGranted` if a workspace or awork itself allows no anonymous registration.
 */
export async function register(door: OAuthOptions, redirectUri: string, version: string): Promise<string> {
  try {
    return await registerAs("native", door, redirectUri, version);
  } catch (cause) {
    // A 401 refuses any anonymous client.
    if (!(cause instanceof NotGranted) || cause.status !== 400) throw cause;
    return registerAs("web", door, redirectUri, version);
  }
}

function registerAs(kind: Kind, door: OAuthOptions, redirectUri: string, version: string): Promise<string> {
  return step(async () => {
    const response = await oauth.dynamicClientRegistrationRequest(
      server(door.origin),
      {
        client_name: "Timer for awork",
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: "none",
        // Without `refresh_token` here, awork never issues a refresh token.
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        scope: SCOPE,
        application_type: kind,
        software_id: SOFTWARE_ID,
        software_version: version,
      },
      options(door, false),
    );
    return (await oauth.processDynamicClientRegistrationResponse(response)).client_id;
  });
}

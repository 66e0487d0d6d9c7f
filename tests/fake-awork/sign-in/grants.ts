import { DAY, SECOND, type Clock } from "../clock.ts";
import { newSecret } from "./secret.ts";

/** What one sign-in has granted. Every code and token that comes from it ends with it. */
export type Grant = {
  clientId: string;
  personId: string;
  workspaceId: string;
  scope: string;
  revoked: boolean;
};

/** What the code is bound to, beside the client. */
export type Binding = { redirectUri: string; challenge: string };

type Ticket = { grant: Grant; issuedAt: number; used: boolean };

/** "Access token 24 h (`expires_in` 86400)". */
export const ACCESS_LIFE = 86_400 * SECOND;
/** "It dies after 30 days": each new one anew. */
const REFRESH_LIFE = 30 * DAY;
/** RFC 6749 wants a short life for a code, ten minutes at most; awork's own is not known. */
const CODE_LIFE = 60 * SECOND;

export type Grants = ReturnType<typeof createGrants>;

/** Codes and tokens that were issued, by the fake's clock. */
export function createGrants(clock: Clock) {
  const codes = new Map<string, Ticket & Binding>();
  const refreshTokens = new Map<string, Ticket>();
  const accessTokens = new Map<string, Ticket>();

  const ticket = (grant: Grant): Ticket => ({ grant, issuedAt: clock.now(), used: false });
  const isAlive = ({ grant, issuedAt }: Ticket, life: number) =>
    !grant.revoked && clock.now() - issuedAt < life;
  const once = (token: string) => codes.get(token) ?? refreshTokens.get(token);

  function issued(tickets: Map<string, Ticket>, grant: Grant) {
    const secret = newSecret();
    tickets.set(secret, ticket(grant));
    return secret;
  }

  return {
    newCode(grant: Grant, binding: Binding) {
      const secret = newSecret();
      codes.set(secret, { ...ticket(grant), ...binding });
      return secret;
    },
    newAccessToken: (grant: Grant) => issued(accessTokens, grant),
    newRefreshToken: (grant: Grant) => issued(refreshTokens, grant),

    code: (token: string) => codes.get(token) ?? null,
    refreshToken: (token: string) => refreshTokens.get(token) ?? null,
    isCodeAlive: (code: Ticket) => isAlive(code, CODE_LIFE),
    isRefreshTokenAlive: (token: Ticket) => isAlive(token, REFRESH_LIFE),

    /** What an access token that is still good stands for. */
    granted(token: string) {
      const found = accessTokens.get(token);
      return found && !found.used && isAlive(found, ACCESS_LIFE) ? found.grant : null;
    },

    /** The person behind a code or a refresh token, good or not. */
    ownerOf: (token: string) => once(token)?.grant.personId ?? null,
    /** Whether a code or a refresh token was used before. */
    isUsed: (token: string) => once(token)?.used ?? false,

    /** Every code and token that was ever issued, in clear: what must not be found on a disk or in a log. */
    all: (): string[] => [...codes.keys(), ...refreshTokens.keys(), ...accessTokens.keys()],

    /** Ends every sign-in of a person with a client; how many refresh tokens that could be used end with it. */
    revoke(personId: string, clientId: string): number | null {
      const all = [codes, refreshTokens, accessTokens].flatMap((tickets) => [...tickets.values()]);
      const mine = all.filter(
        ({ grant }) => grant.personId === personId && grant.clientId === clientId && !grant.revoked,
      );
      if (mine.length === 0) return null;
      const tokens = [...refreshTokens.values()].filter((token) => mine.includes(token) && !token.used);
      for (const { grant } of mine) grant.revoked = true;
      return tokens.length;
    },
    revokeAll() {
      for (const { grant } of [codes, refreshTokens, accessTokens].flatMap((all) => [...all.values()]))
        grant.revoked = true;
    },
    /** Ends the access tokens alone: what was issued can still be refreshed. */
    endAccess() {
      for (const token of accessTokens.values()) token.used = true;
    },
    clear() {
      for (const all of [codes, refreshTokens, accessTokens]) all.clear();
    },
  };
}

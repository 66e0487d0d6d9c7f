import type { Books } from "../books.ts";
import { notFound, unauthorized, usualRefusal } from "../refusal.ts";
import type { Endpoint } from "./door.ts";
import type { Grants } from "./grants.ts";
import type { Rules } from "./rules.ts";

/** Takes back what a person allowed a client: schema `AuthorizedClientApplicationRevocationResponse` of the reference. */
export function createRevocation(books: Books, grants: Grants, rules: Rules): Endpoint {
  return ({ headers, journaled }) => {
    const token = /^bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1] ?? "";
    const fixed = books.people.find(({ tokens }) => tokens.includes(token));
    const personId = fixed?.id ?? grants.granted(token)?.personId;
    if (!personId) throw unauthorized("The access token is missing or not valid.");
    if (rules.revocation === "fails") throw usualRefusal(500);
    const clientId = decodeURIComponent(journaled.path.split("/").at(-1) ?? "");
    const revokedRefreshTokenCount = grants.revoke(personId, clientId);
    if (revokedRefreshTokenCount === null) throw notFound("This client is not authorized.");
    return { status: 200, body: { revokedClientCount: 1, revokedRefreshTokenCount } };
  };
}

import type { IncomingHttpHeaders } from "node:http";
import type { Answer } from "../answer.ts";
import type { Books } from "../books.ts";
import type { JournalEntry } from "../journal.ts";
import { API } from "../match.ts";
import { usualRefusal } from "../refusal.ts";
import type { Grants } from "./grants.ts";
import { readParameters } from "./parameters.ts";
import { hashOf } from "./secret.ts";

/** A request to the sign-in. It needs no bearer token, or looks at it by itself. */
export type OpenRequest = {
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  /** What the journal keeps of it. */
  journaled: JournalEntry;
};

/** Answers one path of the sign-in. */
export type Endpoint = (request: OpenRequest) => Answer;

type Endpoints = {
  register: Endpoint;
  authorize: Endpoint;
  form: Endpoint;
  token: Endpoint;
  revoke: Endpoint;
};

export type Door = ReturnType<typeof createDoor>;

const TOKEN = /^\/accounts\/token$/i;

/** How the API sees the sign-in: its paths, and the tokens that come from them. */
export function createDoor(books: Books, grants: Grants, endpoints: Endpoints) {
  const table: [method: string, path: RegExp, endpoint: Endpoint][] = [
    ["POST", /^\/clientapplications\/register$/i, endpoints.register],
    ["GET", /^\/accounts\/authorize$/i, endpoints.authorize],
    ["POST", /^\/accounts\/authorize$/i, endpoints.form],
    ["POST", TOKEN, endpoints.token],
    ["DELETE", /^\/accounts\/me\/authorizedclients\/[^/]+$/i, endpoints.revoke],
  ];
  const below = (path: string) => (path.startsWith(`${API}/`) ? path.slice(API.length) : "");

  return {
    table,

    /** Null for any other path; throws awork's 405 where only the method is wrong. */
    find(method: string, path: string) {
      const known = table.filter(([, form]) => form.test(below(path)));
      if (known.length === 0) return null;
      const found = known.find(([allowed]) => allowed === method);
      if (!found) throw usualRefusal(405);
      return found[2];
    },

    /** Whose access token it is, and for which workspace; null when it is not, or no longer, good. */
    callerOf(token: string) {
      const grant = grants.granted(token);
      const person = books.people.find(({ id }) => id === grant?.personId);
      const workspace = books.workspaces.find(({ id }) => id === grant?.workspaceId);
      return person && workspace ? { person, workspace } : null;
    },

    /** What the journal keeps of a call to the token endpoint: never a code or a token, wherever it stands. */
    trace(method: string, path: string, body: string): Partial<JournalEntry> {
      if (method !== "POST" || !TOKEN.test(below(path))) return {};
      const form = readParameters(body);
      const grant = form.get("grant_type");
      const presented = form.get(grant === "refresh_token" ? "refresh_token" : "code");
      return {
        query: {},
        ...(grant && { grant }),
        ...(presented && {
          tokenHash: hashOf(presented),
          user: grants.ownerOf(presented),
          ...(grants.isUsed(presented) && { reused: true }),
        }),
      };
    },
  };
}

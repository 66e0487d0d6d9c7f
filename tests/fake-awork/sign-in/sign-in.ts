import type { Books } from "../books.ts";
import type { Clock } from "../clock.ts";
import { PERSON_ID } from "../people.ts";
import { createAuthorize } from "./authorize.ts";
import { createClients, type Client } from "./clients.ts";
import { createDoor } from "./door.ts";
import { createGrants } from "./grants.ts";
import { createRegistration } from "./registration.ts";
import { createRevocation } from "./revocation.ts";
import { usualRules, type Rules } from "./rules.ts";
import { createToken } from "./token.ts";

type Issue = { workspaceId?: string; client?: Client; scope?: string };

/** What a test sees of the sign-in, and may set. */
export type SignIn = Rules & {
  readonly clients: readonly Client[];
  /** A client that did not register itself, like one with a publisher's id; see `Clients` for what is left out. */
  addClient(given?: Partial<Client>): Client;
  /** Its refresh tokens meet `invalid_client` from now on; its access tokens live on. */
  forgetClient(id: string): void;
  forgetClients(): void;
  /** Ends every sign-in: each code and token that was issued so far. Fixed tokens of people stay. */
  revokeAll(): void;
  /** Ends the access tokens that were issued so far; their refresh tokens stay. */
  endAccess(): void;
  /** Tokens as from a sign-in that has just ended, for the client that came last, or one of their own. */
  issue(
    personId?: string,
    more?: Issue,
  ): { accessToken: string; refreshToken: string; clientId: string; scope: string };
  /** How many refresh tokens were exchanged for new ones. */
  readonly rotations: number;
  /** Every code and token that was ever issued, in clear: what must not be found on a disk or in a log. */
  secrets(): string[];
  /** Back to the usual rules, with no client, no sign-in and no rotation. */
  reset(): void;
};

/** awork's sign-in: what the tests see of it, and what the API does. */
export function createSignIn(books: Books, clock: Clock) {
  const clients = createClients(clock);
  const grants = createGrants(clock);
  let rotations = 0;

  const signIn: SignIn = {
    ...usualRules(),
    get clients() {
      return clients.all;
    },
    addClient: clients.add,
    forgetClient: clients.forget,
    forgetClients: clients.clear,
    revokeAll: grants.revokeAll,
    endAccess: grants.endAccess,
    issue(personId = PERSON_ID, more = {}) {
      const client = more.client ?? clients.all.at(-1) ?? clients.add();
      const clientId = client.client_id;
      const { scope = client.scope, workspaceId = books.workspace.id } = more;
      const grant = { clientId, personId, workspaceId, scope, revoked: false };
      return {
        accessToken: grants.newAccessToken(grant),
        refreshToken: grants.newRefreshToken(grant),
        clientId,
        scope,
      };
    },
    get rotations() {
      return rotations;
    },
    secrets: grants.all,
    reset() {
      Object.assign(signIn, usualRules());
      clients.clear();
      grants.clear();
      rotations = 0;
    },
  };

  const rotated = () => {
    rotations += 1;
  };
  const door = createDoor(books, grants, {
    register: createRegistration(clients, signIn),
    ...createAuthorize({ books, clock, clients, grants }),
    token: createToken({ clients, grants, rules: signIn, rotated }),
    revoke: createRevocation(books, grants, signIn),
  });
  return { signIn, door };
}

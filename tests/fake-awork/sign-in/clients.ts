import { randomBytes } from "node:crypto";
import { SECOND, type Clock } from "../clock.ts";

/** What is known of a client, in the words of RFC 7591; schema `DynamicClientRegistrationResponse` of awork. */
export type Client = {
  client_id: string;
  /** Seconds since 1970. */
  client_id_issued_at: number;
  redirect_uris: string[];
  grant_types: string[];
  response_types: string[];
  token_endpoint_auth_method: "none";
  scope: string;
  client_name?: string;
  [property: string]: unknown;
};

export type Clients = ReturnType<typeof createClients>;

/** The public clients that may ask people to sign in. */
export function createClients(clock: Clock) {
  let clients: Client[] = [];
  return {
    get all(): readonly Client[] {
      return clients;
    },
    find: (id: string | null) => clients.find(({ client_id }) => client_id === id) ?? null,
    /** What is left out is as this extension would register it; the id is random, shaped like the reference's. */
    add(given: Partial<Client> = {}) {
      const client: Client = {
        redirect_uris: [],
        token_endpoint_auth_method: "none",
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        scope: "full_access offline_access",
        client_id: `dcr_${randomBytes(12).toString("hex")}`,
        client_id_issued_at: Math.floor(clock.now() / SECOND),
        ...given,
      };
      clients.push(client);
      return client;
    },
    forget(id: string) {
      clients = clients.filter(({ client_id }) => client_id !== id);
    },
    clear() {
      clients = [];
    },
  };
}

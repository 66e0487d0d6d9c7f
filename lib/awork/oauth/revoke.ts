import { Gone } from "@/lib/awork/api-error";
import { type Connection, request } from "@/lib/awork/request";

/**
 * Takes back in awork what the person allowed this client, with every refresh token of it
 * (`DELETE /accounts/me/authorizedclients/{clientId}`). Throws only a `Failure`; a client that is allowed nothing is none.
 */
export async function revoke(connection: Connection, clientId: string): Promise<void> {
  try {
    await request(connection, "DELETE", `/accounts/me/authorizedclients/${encodeURIComponent(clientId)}`);
  } catch (failure) {
    if (!(failure instanceof Gone)) throw failure;
  }
}

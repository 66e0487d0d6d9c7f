import { Gone } from "@/lib/awork/api-error";
import { type Connection, request } from "@/lib/awork/request";

/**
 * `DELETE /accounts/me/authorizedclients/{clientId}`: revokes this client's authorization and all its refresh
 * tokens in awork. Does nothing if there is no authorization. Throws only an `ApiError`.
 */
export async function revoke(connection: Connection, clientId: string): Promise<void> {
  try {
    await request(connection, "DELETE", `/accounts/me/authorizedclients/${encodeURIComponent(clientId)}`);
  } catch (failure) {
    if (!(failure instanceof Gone)) throw failure;
  }
}

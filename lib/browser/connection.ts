import { type Client, createClient } from "@/lib/awork/client";
import type { Connection } from "@/lib/awork/request";
import { accountItem } from "./items";
import { ORIGIN } from "./origin";
import { token } from "./token";

/** What calls to awork need, with this token. */
export const connection = (secret: string, signal?: AbortSignal): Connection => ({
  fetch: (url, init) => fetch(url, init),
  origin: ORIGIN,
  token: secret,
  now: () => Date.now(),
  ...(signal && { signal }),
});

/** The calls for whoever is connected; null when nobody is, "tokenLost" when the token can't be read any more. */
export async function client(signal?: AbortSignal): Promise<Client | null | "tokenLost"> {
  const account = await accountItem.get();
  if (!account) return null;
  const secret = await token();
  return secret === null ? "tokenLost" : createClient(connection(secret, signal), account);
}

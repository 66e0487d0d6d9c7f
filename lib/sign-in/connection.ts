import { type Client, createClient } from "@/lib/awork/client";
import { TokenLost } from "@/lib/awork/api-error";
import type { Connection } from "@/lib/awork/request";
import { accessToken } from "@/lib/sign-in/tokens/access-token";
import { fewAtATime } from "./few-at-a-time";
import { accountItem } from "@/lib/tracker-store/state-items";
import { ORIGIN } from "@/lib/platform/origin";
import { afterRefusal } from "@/lib/sign-in/tokens/refused-token";
import { tokenItem, unseal } from "@/lib/sign-in/tokens/sealed-token";

/** What calls to awork need, with this token. */
export const connection = (token: string, signal?: AbortSignal): Connection => ({
  fetch: (url, init) => fetch(url, init),
  origin: ORIGIN,
  token,
  now: () => Date.now(),
  limit: fewAtATime,
  ...(signal && { signal }),
});

/**
 * The client for the connected account; null if nobody is connected. Throws an `ApiError` if there is no
 * usable token.
 */
export async function client(signal?: AbortSignal): Promise<Client | null> {
  const account = await accountItem.get();
  if (!account) return null;
  const { clientId } = account;
  const token = clientId === null ? await accessTokenAsGiven() : await accessToken(clientId);
  const plain = connection(token, signal);
  return createClient({ ...plain, renew: (refused) => afterRefusal(plain, clientId, refused) }, account);
}

/** A pasted access token is used until awork refuses it. */
async function accessTokenAsGiven(): Promise<string> {
  const sealed = await tokenItem.get();
  const token = sealed && (await unseal(sealed));
  if (token === null) throw new TokenLost("not readable");
  return token;
}

import * as v from "valibot";
import { me } from "@/lib/awork/client";
import { SignedOut, TooMany } from "@/lib/awork/api-error";
import type { Connection } from "@/lib/awork/request";
import { MINUTE } from "@/lib/timer/time";
import { accessItem, accessToken } from "./access-token";
import { createItem } from "@/lib/platform/storage";

/** The SHA-256 of the token that has proved good after a 401, and when, by this computer's clock. */
export const provenItem = createItem(
  "proven",
  v.nullable(v.object({ digest: v.string(), at: v.number() })),
  null,
  "session",
);

/** A token that has proved good is not tested again for this long. */
const PROVEN = 10 * MINUTE;

/**
 * Tells a bad token from a refused call after a 401 (see `Connection.renew`): another token to repeat the
 * call with, otherwise null. A renewable token is renewed the first time. After that, and always with a
 * pasted token (`clientId` is null), `/me` decides: awork never refuses it to a good token. It is called once
 * in ten minutes at most, even if awork refuses call after call. Throws `SignedOut` if a pasted token is bad.
 */
export function afterRefusal(
  connection: Connection,
  clientId: string | null,
  refused: string,
): Promise<string | null> {
  return navigator.locks.request("refused", async () => {
    const held = clientId === null ? null : await accessItem.get();
    // Another refused call has already brought a new token.
    if (held && held.token !== refused) return held.token;
    const proof = await proofOf(refused);
    const age = Date.now() - (proof?.at ?? 0);
    if (proof && age >= 0 && age < PROVEN) return null;
    const isGood = clientId !== null && !proof ? false : await isTokenGood({ ...connection, token: refused });
    if (isGood) await prove(refused);
    if (isGood !== false) return null;
    if (clientId === null) throw new SignedOut("");
    const token = await accessToken(clientId, refused);
    await prove(token);
    return token;
  });
}

const prove = async (token: string) => provenItem.set({ digest: await digestOf(token), at: Date.now() });

async function proofOf(token: string) {
  const proof = await provenItem.get();
  return proof?.digest === (await digestOf(token)) ? proof : null;
}

async function digestOf(token: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/** Null: awork said neither yes nor no. */
async function isTokenGood(connection: Connection): Promise<boolean | null> {
  try {
    await me(connection);
    return true;
  } catch (failure) {
    if (failure instanceof SignedOut) return false;
    if (failure instanceof TooMany) throw failure;
    return null;
  }
}

import * as v from "valibot";
import { SignInEnded, TokenLost } from "@/lib/awork/failure";
import { isUnknownClient } from "@/lib/awork/oauth";
import { renew } from "@/lib/awork/renew";
import { MINUTE } from "@/lib/timer/time";
import { forgetClient } from "./client-id";
import { door } from "./door";
import { createItem } from "./item";
import { type Sealed, seal, tokenItem, unseal } from "./token";

/** The access token of a sign-in with awork; `expiresAt` is on this computer's clock. In memory only. */
export const accessItem = createItem(
  "access",
  v.nullable(v.object({ token: v.string(), expiresAt: v.number() })),
  null,
  "session",
);

/**
 * Changes what tokens are kept, one at a time in worker and pages: what was looked at before a write still holds at the
 * write. Nothing slow belongs in here, so that nobody waits for awork to sign out.
 */
export const alone = <T>(change: () => Promise<T>): Promise<T> =>
  navigator.locks.request("tokens", change) as Promise<T>;

/** Renewed so long before its end: a call that is under way then is still let in. */
const AHEAD = 5 * MINUTE;

/**
 * An access token that is good for a while, other than the one that awork `refused`. It is renewed here and nowhere
 * else, under a lock that spans worker and pages, since a refresh token works once: who waited for the lock finds the
 * new token, and asks for none. Throws a `Failure`: `SignInEnded` for good, any other leaves all as it was.
 */
export function accessToken(clientId: string, refused: string | null = null): Promise<string> {
  return navigator.locks.request("access", async () => {
    const held = await accessItem.get();
    if (held && held.token !== refused && Date.now() < held.expiresAt - AHEAD) return held.token;
    return renewed(clientId);
  });
}

async function renewed(clientId: string): Promise<string> {
  const sealed = await tokenItem.get();
  if (!sealed) throw new SignInEnded("nothing to renew it with");
  const refresh = await unseal(sealed);
  if (refresh === null) throw new TokenLost("not readable");
  try {
    const tokens = await renew(door(), clientId, refresh);
    const next = await seal(tokens.refresh ?? refresh);
    await alone(async () => {
      // Whoever signed out, or in again, while awork was asked is not to be undone.
      if (!(await isKept(sealed))) throw new SignInEnded("signed out meanwhile");
      await tokenItem.set(next);
      await accessItem.set({ token: tokens.access, expiresAt: tokens.expiresAt });
    });
    return tokens.access;
  } catch (failure) {
    if (failure instanceof SignInEnded) await endSignIn(sealed, failure);
    throw failure;
  }
}

const isKept = async ({ text }: Sealed) => (await tokenItem.get())?.text === text;

/** What no longer opens anything is not kept; nor is a client that awork does not know. */
function endSignIn(sealed: Sealed, { message }: SignInEnded): Promise<void> {
  return alone(async () => {
    if (!(await isKept(sealed))) return;
    await Promise.all([tokenItem.set(null), accessItem.set(null)]);
    if (isUnknownClient(message)) await forgetClient();
  });
}

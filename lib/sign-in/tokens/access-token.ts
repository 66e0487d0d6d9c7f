import * as v from "valibot";
import { SignInEnded, TokenLost, Unreachable } from "@/lib/awork/api-error";
import { isUnknownClient } from "@/lib/awork/oauth/oauth";
import { renew } from "@/lib/awork/oauth/renew";
import { MINUTE } from "@/lib/timer/time";
import { forgetClient } from "@/lib/sign-in/client-id";
import { oauthOptions } from "@/lib/sign-in/oauth-options";
import { createItem } from "@/lib/platform/storage";
import { hasPermission } from "@/lib/platform/permissions";
import { Sealed, seal, tokenItem, unseal } from "./sealed-token";

/**
 * The access token of a sign-in with awork; `expiresAt` is on this computer's clock. In memory only. `unkept`: the
 * refresh token that came with it, sealed, as long as the disk takes nothing: awork takes the one on the disk no more.
 */
export const accessItem = createItem(
  "access",
  v.nullable(v.object({ token: v.string(), expiresAt: v.number(), unkept: v.optional(Sealed) })),
  null,
  "session",
);

type Access = NonNullable<Awaited<ReturnType<typeof accessItem.get>>>;

/**
 * Changes what tokens are kept, one at a time in worker and pages: what was looked at before a write still holds at the
 * write. Nothing slow belongs in here, so that nobody waits for awork to sign out.
 */
export const withTokenLock = <T>(change: () => Promise<T>): Promise<T> =>
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
    if (held?.unkept) await keepAtLast();
    if (held && held.token !== refused && Date.now() < held.expiresAt - AHEAD) return held.token;
    return renewed(clientId);
  });
}

/** By now the disk may take what memory alone has. */
const keepAtLast = () =>
  withTokenLock(async () => {
    const held = await accessItem.get();
    if (held?.unkept) await keep(held, held.unkept);
  });

const keep = async ({ token, expiresAt }: Access, sealed: Sealed): Promise<void> =>
  accessItem.set(
    await tokenItem.set(sealed).then(
      () => ({ token, expiresAt }),
      () => ({ token, expiresAt, unkept: sealed }),
    ),
  );

/** What to renew with: the newest refresh token, sealed. */
const newest = async () => (await accessItem.get())?.unkept ?? tokenItem.get();

async function renewed(clientId: string): Promise<string> {
  // The call itself is let out all the same (no preflight): awork would spend the token, and nobody read its answer.
  if (!(await hasPermission())) throw new Unreachable("no permission");
  const sealed = await newest();
  if (!sealed) throw new SignInEnded("nothing to renew it with");
  const refresh = await unseal(sealed);
  if (refresh === null) throw new TokenLost("not readable");
  try {
    const tokens = await renew(oauthOptions(), clientId, refresh);
    const next = await seal(tokens.refresh ?? refresh);
    await withTokenLock(async () => {
      // Whoever signed out, or in again, while awork was asked is not to be undone.
      if (!(await isKept(sealed))) throw new SignInEnded("signed out meanwhile");
      await keep({ token: tokens.access, expiresAt: tokens.expiresAt }, next);
    });
    return tokens.access;
  } catch (failure) {
    if (failure instanceof SignInEnded) await endSignIn(sealed, failure);
    throw failure;
  }
}

const isKept = async ({ text }: Sealed) => (await newest())?.text === text;

/** What no longer opens anything is not kept; nor is a client that awork does not know. */
function endSignIn(sealed: Sealed, { message }: SignInEnded): Promise<void> {
  return withTokenLock(async () => {
    if (!(await isKept(sealed))) return;
    // What can't be forgotten now is refused again, and then forgotten.
    await Promise.allSettled([tokenItem.set(null), accessItem.set(null)]);
    if (isUnknownClient(message)) await forgetClient();
  });
}

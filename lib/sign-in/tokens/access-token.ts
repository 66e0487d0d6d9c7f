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
 * The access token of a sign-in with awork, in session storage only; `expiresAt` is by this computer's clock.
 * `unkept`: the sealed refresh token that came with it, while local storage can't be written; awork no longer
 * accepts the one stored there.
 */
export const accessItem = createItem(
  "access",
  v.nullable(v.object({ token: v.string(), expiresAt: v.number(), unkept: v.optional(Sealed) })),
  null,
  "session",
);

type Access = NonNullable<Awaited<ReturnType<typeof accessItem.get>>>;

/**
 * Changes the stored tokens under a lock that service worker and pages share: what was read before a write
 * still holds at the write. Nothing slow belongs in here, so that a sign-out never waits for awork.
 */
export const withTokenLock = <T>(change: () => Promise<T>): Promise<T> =>
  navigator.locks.request("tokens", change) as Promise<T>;

/** A token is renewed this long before it expires, so that a call in progress is still accepted. */
const AHEAD = 5 * MINUTE;

/**
 * An access token that is good for a while, other than the one that awork `refused`. It is renewed only here,
 * under a lock that service worker and pages share, because a refresh token works once: whoever waited for
 * the lock finds the new token and doesn't renew it again. Throws an `ApiError`: `SignInEnded` ends the
 * sign-in, any other changes nothing.
 */
export function accessToken(clientId: string, refused: string | null = null): Promise<string> {
  return navigator.locks.request("access", async () => {
    const held = await accessItem.get();
    if (held?.unkept) await keepAtLast();
    if (held && held.token !== refused && Date.now() < held.expiresAt - AHEAD) return held.token;
    return renewed(clientId);
  });
}

/** Local storage may be writable again. */
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

/** The newest refresh token, sealed. */
const newest = async () => (await accessItem.get())?.unkept ?? tokenItem.get();

async function renewed(clientId: string): Promise<string> {
  // Without the permission the call would still be sent (no preflight): awork would spend the token, and its
  // response could not be read.
  if (!(await hasPermission())) throw new Unreachable("no permission");
  const sealed = await newest();
  if (!sealed) throw new SignInEnded("nothing to renew it with");
  const refresh = await unseal(sealed);
  if (refresh === null) throw new TokenLost("not readable");
  try {
    const tokens = await renew(oauthOptions(), clientId, refresh);
    const next = await seal(tokens.refresh ?? refresh);
    await withTokenLock(async () => {
      // Don't undo a sign-out or another sign-in that happened during the call.
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

/** Removes a refresh token that awork no longer accepts, and a client that awork doesn't know. */
function endSignIn(sealed: Sealed, { message }: SignInEnded): Promise<void> {
  return withTokenLock(async () => {
    if (!(await isKept(sealed))) return;
    // What can't be removed now is refused again, and removed then.
    await Promise.allSettled([tokenItem.set(null), accessItem.set(null)]);
    if (isUnknownClient(message)) await forgetClient();
  });
}

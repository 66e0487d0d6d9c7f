import { renew } from "@/lib/awork/oauth/renew";
import { revoke } from "@/lib/awork/oauth/revoke";
import { type Duration, SECOND } from "@/lib/timer/time";
import { accessItem } from "@/lib/sign-in/tokens/access-token";
import { connection } from "./connection";
import { oauthOptions } from "./oauth-options";
import { storedAccountItem } from "@/lib/tracker-store/state-items";
import { hasPermission } from "@/lib/platform/permissions";
import { type Sealed, tokenItem, unseal } from "@/lib/sign-in/tokens/sealed-token";

/** What is needed to revoke a sign-in with awork. */
type Authorization = { clientId: string; access: string | null; refresh: Sealed | null };

/** How long to wait for awork to revoke a sign-in that is already forgotten here. */
const PATIENCE: Duration = 15 * SECOND;

/**
 * The stored sign-in with awork; null if there is none, or if it isn't this installation's alone: revoking
 * the access of the publisher's client would revoke it in all the person's other browsers.
 */
export async function authorization(): Promise<Authorization | null> {
  const account = await storedAccountItem.get();
  // Also read an account that a later version has stored, as far as possible.
  const clientId: unknown = (account as { clientId?: unknown } | null)?.clientId;
  if (typeof clientId !== "string" || clientId === import.meta.env.WXT_AWORK_CLIENT_ID) return null;
  const [access, kept] = await Promise.all([accessItem.get(), tokenItem.get()]);
  return { clientId, access: access?.token ?? null, refresh: access?.unkept ?? kept };
}

/** Revokes the sign-in in awork. False if awork did not confirm that. */
export async function revokeAccess({ clientId, access, refresh }: Authorization): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE);
  async function renewed(): Promise<string> {
    const token = refresh && (await unseal(refresh));
    if (token === null) throw new Error("nothing to renew it with");
    return (await renew({ ...oauthOptions(), signal }, clientId, token)).access;
  }
  try {
    // Without the permission the call would still be sent, but its response could not be read.
    if (!(await hasPermission())) return false;
    await revoke({ ...connection(access ?? (await renewed()), signal), renew: renewed }, clientId);
    return true;
  } catch {
    return false;
  }
}

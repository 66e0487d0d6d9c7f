import { renew } from "@/lib/awork/oauth/renew";
import { revoke } from "@/lib/awork/oauth/revoke";
import { type Duration, SECOND } from "@/lib/timer/time";
import { accessItem } from "@/lib/sign-in/tokens/access-token";
import { connection } from "./connection";
import { oauthOptions } from "./oauth-options";
import { storedAccountItem } from "@/lib/tracker-store/state-items";
import { hasPermission } from "@/lib/platform/permissions";
import { type Sealed, tokenItem, unseal } from "@/lib/sign-in/tokens/sealed-token";

/** What a sign-in with awork can be taken back with. */
type Authorization = { clientId: string; access: string | null; refresh: Sealed | null };

/** Nobody waits longer for awork to end what is forgotten here already. */
const PATIENCE: Duration = 15 * SECOND;

/**
 * The sign-in that is kept now; null where there is none that is this installation's alone: what is taken back from the
 * publisher's client is taken back in every other browser of the person too.
 */
export async function authorization(): Promise<Authorization | null> {
  const account = await storedAccountItem.get();
  // Of an account of a later version too, as far as it can be read.
  const clientId: unknown = (account as { clientId?: unknown } | null)?.clientId;
  if (typeof clientId !== "string" || clientId === import.meta.env.WXT_AWORK_CLIENT_ID) return null;
  const [access, kept] = await Promise.all([accessItem.get(), tokenItem.get()]);
  return { clientId, access: access?.token ?? null, refresh: access?.unkept ?? kept };
}

/** Ends the sign-in in awork as well. False: awork did not say that it has. */
export async function revokeAccess({ clientId, access, refresh }: Authorization): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE);
  async function renewed(): Promise<string> {
    const token = refresh && (await unseal(refresh));
    if (token === null) throw new Error("nothing to renew it with");
    return (await renew({ ...oauthOptions(), signal }, clientId, token)).access;
  }
  try {
    // The call would be let out all the same, and its answer not be read.
    if (!(await hasPermission())) return false;
    await revoke({ ...connection(access ?? (await renewed()), signal), renew: renewed }, clientId);
    return true;
  } catch {
    return false;
  }
}

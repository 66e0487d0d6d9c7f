import type { SignInError } from "@/lib/notices/sign-in-error";
import { connect } from "./connect";
import type { Tracker } from "@/lib/tracker/tracker";
import { switchAccount } from "./switch-account";
import { connection } from "./connection";
import { countSignOuts, forgetLeftovers, forgetPerson } from "./forget";
import { hasPermission } from "@/lib/platform/permissions";
import { authorization, revokeAccess } from "./revoke-access";

/**
 * Connects with a token once it has proved good; until then the previous account stays connected. Null:
 * connected.
 */
export async function signIn(
  tracker: Tracker,
  credentials: { token: string; userId: string },
): Promise<SignInError | null> {
  const begunAt = countSignOuts();
  const secret = credentials.token.trim().replace(/^Bearer\s+/i, "");
  const result = await connect(connection(secret), credentials.userId.trim(), hasPermission);
  if ("kind" in result) return result;
  return switchAccount(tracker, result, secret, begunAt);
}

/**
 * Forgets everything about the connected person on this computer, also when offline, and then revokes their
 * sign-in with awork. Null: there was no sign-in to revoke (see `authorization`); false: awork did not
 * confirm it.
 */
export async function signOut(tracker: Tracker): Promise<boolean | null> {
  const held = await authorization().catch(() => null);
  await forgetPerson();
  const [isTakenBack] = await Promise.all([held && revokeAccess(held), tracker.reset()]);
  // Calls that were in progress may have stored something meanwhile.
  await forgetLeftovers();
  return isTakenBack;
}

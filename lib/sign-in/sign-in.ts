import type { SignInError } from "@/lib/notices/sign-in-error";
import { connect } from "./connect";
import type { Tracker } from "@/lib/tracker/tracker";
import { switchAccount } from "./switch-account";
import { connection } from "./connection";
import { countSignOuts, forgetLeftovers, forgetPerson } from "./forget";
import { hasPermission } from "@/lib/platform/permissions";
import { authorization, revokeAccess } from "./revoke-access";

/** Connects once the token has proved good; whoever was connected before stays so until then. */
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
 * Forgets everything about whoever was connected, here and now, also when offline. Then what they allowed this extension
 * is taken back in awork too; null: they had not signed in with awork, false: awork did not say that it has.
 */
export async function signOut(tracker: Tracker): Promise<boolean | null> {
  const held = await authorization().catch(() => null);
  await forgetPerson();
  const [isTakenBack] = await Promise.all([held && revokeAccess(held), tracker.reset()]);
  // What was under way until now.
  await forgetLeftovers();
  return isTakenBack;
}

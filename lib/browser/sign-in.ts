import { type Refusal, connect } from "@/lib/tracker/connect";
import type { Tracker } from "@/lib/tracker/tracker";
import { accessItem, alone } from "./access";
import { adopt } from "./adopt";
import { forgetSignIn } from "./awork-sign-in";
import { forgetChoices } from "./choices";
import { connection } from "./connection";
import { accountItem } from "./items";
import { permitted } from "./permission";
import { tokenItem } from "./token";

/** Connects once the token has proved good; whoever was connected before stays so until then. */
export async function signIn(
  tracker: Tracker,
  credentials: { token: string; userId: string },
): Promise<Refusal | null> {
  const secret = credentials.token.trim().replace(/^Bearer\s+/i, "");
  const result = await connect(connection(secret), credentials.userId.trim(), permitted);
  if ("kind" in result) return result;
  await adopt(tracker, result, secret);
  return null;
}

/** Forgets everything about whoever was connected, here and now, also when offline. */
export async function signOut(tracker: Tracker): Promise<void> {
  await alone(() =>
    Promise.all([accountItem.set(null), tokenItem.set(null), accessItem.set(null), forgetSignIn()]),
  );
  await Promise.all([forgetChoices(), tracker.reset()]);
}

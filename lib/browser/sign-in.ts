import { type Refusal, connect } from "@/lib/tracker/connect";
import type { Tracker } from "@/lib/tracker/tracker";
import { connection } from "./connection";
import { accountItem } from "./items";
import { permitted } from "./permission";
import { forgetToken, keepToken } from "./token";

/** Connects once the token has proved good; whoever was connected before stays so until then. */
export async function signIn(
  tracker: Tracker,
  credentials: { token: string; userId: string },
): Promise<Refusal | null> {
  const secret = credentials.token.trim().replace(/^Bearer\s+/i, "");
  const result = await connect(connection(secret), credentials.userId.trim(), permitted);
  if ("kind" in result) return result;
  await keepToken(secret);
  await accountItem.set(result.account);
  await tracker.reset(result.state);
  return null;
}

/** Forgets everything about whoever was connected, here and now, also when offline. */
export async function signOut(tracker: Tracker) {
  await accountItem.set(null);
  await forgetToken();
  await tracker.reset();
}

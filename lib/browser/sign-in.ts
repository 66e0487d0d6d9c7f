import { browser } from "wxt/browser";
import { type Refusal, connect } from "@/lib/tracker/connect";
import type { Tracker } from "@/lib/tracker/tracker";
import { accessItem, alone } from "./access";
import { adopt } from "./adopt";
import { awayItem } from "./away";
import { forgetSignIn } from "./awork-sign-in";
import { choicesItem, picksItem } from "./choice-items";
import { connection } from "./connection";
import { daysItem, editsItem } from "./day-items";
import { accountItem, stateItem } from "./items";
import { remindedItem } from "./reminding";
import { permitted } from "./permission";
import { provenItem } from "./refused-token";
import { tokenItem } from "./token";

/** Connects once the token has proved good; whoever was connected before stays so until then. */
export async function signIn(
  tracker: Tracker,
  credentials: { token: string; userId: string },
): Promise<Refusal | null> {
  const secret = credentials.token.trim().replace(/^Bearer\s+/i, "");
  const result = await connect(connection(secret), credentials.userId.trim(), permitted);
  if ("kind" in result) return result;
  return adopt(tracker, result, secret);
}

/** Forgets everything about whoever was connected, here and now, also when offline. */
export async function signOut(tracker: Tracker): Promise<void> {
  const items = [accountItem, tokenItem, stateItem, daysItem, editsItem, choicesItem, picksItem];
  const keys = [...items, awayItem, remindedItem].map(({ key }) => key);
  await alone(() =>
    // Taking away needs no room on the disk.
    Promise.all([
      browser.storage.local.remove(keys),
      accessItem.set(null),
      provenItem.set(null),
      forgetSignIn(),
    ]),
  );
  await tracker.reset();
}

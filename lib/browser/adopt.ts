import { browser } from "wxt/browser";
import type { Tokens } from "@/lib/awork/oauth";
import type { Connected } from "@/lib/tracker/connect";
import type { Tracker } from "@/lib/tracker/tracker";
import { accessItem, alone } from "./access";
import { accountItem } from "./items";
import { seal, tokenItem } from "./token";

/** What signs an account in: an access token that lasts, or a pair of awork's. */
export type Secret = string | Tokens;

/**
 * Makes this the account. It and its token are kept in one write: a worker that dies leaves both or neither. An
 * access token that awork can renew is kept in memory alone; that of the account before goes first, so that it is
 * never used for this one.
 */
export async function adopt(tracker: Tracker, { account, state }: Connected, secret: Secret): Promise<void> {
  const lasting = typeof secret === "string" ? secret : secret.refresh;
  const sealed = lasting === null ? null : await seal(lasting);
  await alone(async () => {
    await accessItem.set(null);
    await browser.storage.local.set({ [tokenItem.key]: sealed, [accountItem.key]: account });
    if (typeof secret !== "string")
      await accessItem.set({ token: secret.access, expiresAt: secret.expiresAt });
  });
  await tracker.reset(state);
}

import { setLocal } from "@/lib/platform/storage";
import type { Tokens } from "@/lib/awork/oauth/oauth";
import type { SignInError } from "@/lib/notices/sign-in-error";
import type { Connected } from "./connect";
import { NO_DAYS } from "@/lib/tracker/days";
import type { Tracker } from "@/lib/tracker/tracker";
import { accessItem, withTokenLock } from "@/lib/sign-in/tokens/access-token";
import { daysItem, editsItem } from "@/lib/tracker-store/day-items";
import { draftsItem } from "@/lib/drafts/draft-items";
import { countSignOuts } from "./forget";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { seal, tokenItem } from "@/lib/sign-in/tokens/sealed-token";

/** What signs an account in: an access token that lasts, or a pair of awork's. */
export type Secret = string | Tokens;

class SignedOutMeanwhile extends Error {}

/**
 * Makes this the account; null when it is. It, its token and its timer are kept in one write: a worker that dies leaves
 * all or nothing, and nobody sees the timer of the one under the name of the other. An access token that awork can renew
 * is kept in memory alone; that of the account before goes first, so that it is never used for this one. Where nothing
 * can be written, all stays as it was. `begunAt`: how many sign-outs there had been (`countSignOuts`) when the person began
 * to sign in; who has signed out since is not signed in. What the same person typed before, and awork does not have, waits on.
 */
export async function switchAccount(
  tracker: Tracker,
  { account, state }: Connected,
  secret: Secret,
  begunAt = countSignOuts(),
): Promise<SignInError | null> {
  const last = await accountItem.get();
  const isSame = last?.userId === account.userId && last.workspace.id === account.workspace.id;
  let isKept = false;
  const keep = () =>
    withTokenLock(async () => {
      if (countSignOuts() !== begunAt) throw new SignedOutMeanwhile();
      const lasting = typeof secret === "string" ? secret : secret.refresh;
      const token = lasting === null ? null : await seal(lasting);
      const before = await accessItem.get();
      await accessItem.set(null);
      try {
        await setLocal({
          [tokenItem.key]: token,
          [accountItem.key]: account,
          [stateItem.key]: state,
          [daysItem.key]: NO_DAYS,
          ...(!isSame && { [editsItem.key]: [], [draftsItem.key]: [] }),
        });
      } catch (cause) {
        await accessItem.set(before);
        throw cause;
      }
      isKept = true;
      if (typeof secret !== "string")
        await accessItem.set({ token: secret.access, expiresAt: secret.expiresAt });
    });
  try {
    await tracker.reset(state, keep, isSame ? "kept" : "forgotten");
  } catch (cause) {
    if (isKept) throw cause;
    if (cause instanceof SignedOutMeanwhile) return { kind: "startOver", detail: "" };
    return { kind: "notStored", detail: "" };
  }
  return null;
}

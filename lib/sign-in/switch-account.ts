import { setLocal } from "@/lib/platform/storage";
import type { Tokens } from "@/lib/awork/oauth/oauth";
import type { SignInError } from "@/lib/notices/sign-in-error";
import type { Connected } from "./connect";
import { NO_DAYS } from "@/lib/tracker/days";
import type { Tracker } from "@/lib/tracker/tracker";
import { accessItem, withTokenLock } from "@/lib/sign-in/tokens/access-token";
import { UNSENT, daysItem } from "@/lib/tracker-store/day-items";
import { draftsItem } from "@/lib/drafts/draft-items";
import { countSignOuts } from "./forget";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { seal, tokenItem } from "@/lib/sign-in/tokens/sealed-token";

/** What signs an account in: a lasting access token, or a pair of tokens that awork issued. */
export type Secret = string | Tokens;

class SignedOutMeanwhile extends Error {}

/**
 * Makes this the connected account. Returns null when done, or why not.
 * Account, token and timer are stored in one write: a worker that dies leaves all or nothing, and nobody sees
 * one account's timer under the other's name. A renewable access token is kept in session storage only; the
 * previous account's is removed first, so that it is never used for this one. If nothing can be written, all
 * stays as it was. `begunAt`: what `countSignOuts` returned when the person began to sign in; a sign-out
 * since then cancels the sign-in. If it is the same person, unsaved edits and drafts stay.
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
          ...(!isSame && Object.fromEntries([...UNSENT, draftsItem].map(({ key }) => [key, []]))),
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

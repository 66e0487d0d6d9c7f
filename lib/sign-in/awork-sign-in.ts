import * as v from "valibot";
import { WrongAnswer, authorizeUrl, question, redeem } from "@/lib/awork/oauth/authorize";
import { ApiError } from "@/lib/awork/api-error";
import { NotGranted, type Tokens, isFinal, isUnknownClient } from "@/lib/awork/oauth/oauth";
import { Account } from "@/lib/tracker-store/account";
import type { SignInError } from "@/lib/notices/sign-in-error";
import { type Connected, connect } from "./connect";
import { NOTHING_KNOWN } from "@/lib/tracker/state";
import type { Tracker } from "@/lib/tracker/tracker";
import { toSyncError } from "@/lib/tracker/sync-error";
import { switchAccount } from "./switch-account";
import { redirectAddress } from "@/lib/platform/identity";
import { clientId, forgetClient, judgeClient } from "./client-id";
import { connection } from "./connection";
import { oauthOptions } from "./oauth-options";
import { countSignOuts } from "./forget";
import { createItem } from "@/lib/platform/storage";
import { accountItem } from "@/lib/tracker-store/state-items";
import { ORIGIN } from "@/lib/platform/origin";
import { hasPermission } from "@/lib/platform/permissions";

/** A sign-in to another workspace than before; `from` and `to` are the workspaces' names. */
export type Replacement = { kind: "replace"; from: string; to: string };

const Question = v.object({
  clientId: v.string(),
  redirectUri: v.string(),
  verifier: v.string(),
  state: v.string(),
});

/**
 * What a sign-in needs to continue after the worker has died. `isSent`: its code was sent, and works only
 * once.
 */
const flowItem = createItem(
  "flow",
  v.nullable(v.object({ asked: Question, isSent: v.boolean() })),
  null,
  "session",
);

/**
 * An account in another workspace that is signed in to, until the person says whether it replaces the
 * connected one.
 */
const candidateItem = createItem(
  "candidate",
  v.nullable(
    v.object({
      account: Account,
      tokens: v.object({ access: v.string(), expiresAt: v.number(), refresh: v.nullable(v.string()) }),
    }),
  ),
  null,
  "session",
);

/**
 * Begins a sign-in with awork: creates the question to awork, and returns the URL where the person answers
 * it.
 */
export async function beginSignIn(): Promise<{ url: string } | SignInError> {
  try {
    await forgetSignIn();
    const asked = question(await clientId(), redirectAddress());
    await flowItem.set({ asked, isSent: false });
    return { url: await authorizeUrl(ORIGIN, asked) };
  } catch (cause) {
    if (cause instanceof NotGranted) return { kind: "registrationRefused", detail: cause.description };
    return refusal(cause);
  }
}

/**
 * Ends a sign-in. `answer`: the URL that awork redirected to, null if the person gave up. Returns null if
 * signed in.
 */
export async function finishSignIn(
  tracker: Tracker,
  answer: string | null,
): Promise<SignInError | Replacement | null> {
  const begunAt = countSignOuts();
  const flow = await flowItem.get();
  try {
    if (answer === null) {
      await judgeClient(false);
      return { kind: "cancelled", detail: "" };
    }
    if (!flow || flow.isSent) return (await replacement()) ?? { kind: "startOver", detail: "" };
    await flowItem.set({ ...flow, isSent: true });
    const tokens = await redeem(oauthOptions(), flow.asked, answer);
    const result = await connect(connection(tokens.access), "", hasPermission, flow.asked.clientId);
    await judgeClient(true);
    return "kind" in result ? result : await settleIn(tracker, result, tokens, begunAt);
  } catch (cause) {
    const reason = await refusal(cause);
    if (reason.kind === "clientUnknown") await forgetClient();
    return reason;
  } finally {
    await flowItem.set(null);
  }
}

async function settleIn(
  tracker: Tracker,
  connected: Connected,
  tokens: Tokens,
  begunAt: number,
): Promise<SignInError | Replacement | null> {
  const { account } = connected;
  const before = await accountItem.get();
  if (before && before.workspace.id !== account.workspace.id) {
    await candidateItem.set({ account, tokens });
    return replacement();
  }
  return switchAccount(tracker, connected, tokens, begunAt);
}

/** The replacement to ask about, also in a worker that started after the first answer. */
async function replacement(): Promise<Replacement | null> {
  const [candidate, before] = await Promise.all([candidateItem.get(), accountItem.get()]);
  if (!candidate || !before) return null;
  return { kind: "replace", from: before.workspace.name, to: candidate.account.workspace.name };
}

/** Carries out the person's answer about a replacement. Null: done. */
export async function replace(tracker: Tracker, isWanted: boolean): Promise<SignInError | null> {
  const begunAt = countSignOuts();
  const candidate = await candidateItem.get();
  const isReplaced = candidate !== null && isWanted;
  const refused = isReplaced
    ? await switchAccount(
        tracker,
        { account: candidate.account, state: NOTHING_KNOWN },
        candidate.tokens,
        begunAt,
      )
    : null;
  // Remove it last: if the worker dies, the person is asked again.
  await candidateItem.set(null);
  if (isReplaced && !refused) await tracker.poll();
  return refused;
}

/** Forgets a sign-in in progress. */
export async function forgetSignIn(): Promise<void> {
  await Promise.all([flowItem.set(null), candidateItem.set(null)]);
}

async function refusal(cause: unknown): Promise<SignInError> {
  if (cause instanceof ApiError) return toSyncError(cause, await hasPermission());
  if (cause instanceof WrongAnswer) return { kind: "wrongAnswer", detail: "" };
  if (!(cause instanceof NotGranted)) throw cause;
  if (cause.code === "access_denied") return { kind: "denied", detail: "" };
  if (isUnknownClient(cause.code)) return { kind: "clientUnknown", detail: "" };
  return { kind: isFinal(cause.code) ? "codeSpent" : "aworkTrouble", detail: "" };
}

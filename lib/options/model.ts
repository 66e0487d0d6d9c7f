import { computed, signal } from "@preact/signals";
import { type CommandKeys, commandKeys } from "@/lib/platform/commands";
import { UNSENT, countUnsent } from "@/lib/tracker-store/day-items";
import { accountItem, stateItem, storedAccountItem } from "@/lib/tracker-store/state-items";
import { send, withRetry } from "@/lib/messages/messages";
import type { Words } from "@/lib/timer/words";
import { type SignInError, signInErrorText } from "@/lib/notices/sign-in-error";
import type { SyncError } from "@/lib/tracker/sync-error";
import { createSettings } from "./settings";
import { createConnectionCheck } from "./connection-check";
import { createFirstRun } from "./first-run";
import { createFollow } from "./follow";
import { createStatus } from "./status";
import { createSignIn } from "./sign-in-window";
import { createSilence } from "./silence";

/** Sync errors that a new sign-in resolves. */
const SIGN_IN: SyncError["kind"][] = ["signInEnded", "signedOut", "tokenLost"];

/** Why the person has to sign in; empty if they don't. */
const reasonToSignIn = (error: SyncError | null, words: Words): string =>
  error && SIGN_IN.includes(error.kind) ? signInErrorText(error, words) : "";

/** The settings page's data and actions. */
export async function createModel(words: Words) {
  const status = createStatus();
  const settings = await createSettings(status, words);
  const [storedAccount, unvalidatedAccount, state, unsent] = await Promise.all([
    accountItem.get(),
    storedAccountItem.get(),
    stateItem.get(),
    countUnsent(),
  ]);
  const account = signal(storedAccount);
  const isUnreadable = signal(unvalidatedAccount !== null);
  const syncError = signal(state.trouble);
  const unsaved = signal(unsent);
  const busy = signal(false);
  const shortcuts = signal<CommandKeys>();
  stateItem.watch((value) => (syncError.value = value.trouble));
  for (const item of UNSENT) item.watch(async () => (unsaved.value = await countUnsent()));
  const showError = (reason: SignInError | "workerSilent" | null) => {
    if (reason === null) status.clear();
    else if (reason === "workerSilent") status.showError(words(reason));
    // The account from before stays signed in.
    else if (account.value) status.showError(signInErrorText(reason, words));
    else status.showError(words("notConnectedWhy", signInErrorText(reason, words)));
  };
  const reason = computed(() => reasonToSignIn(syncError.value, words));
  const signIn = createSignIn(showError, (message) => status.show(words(message)));
  const check = createConnectionCheck(account, status, words);
  let isSigningOut = false;
  storedAccountItem.watch((value) => (isUnreadable.value = value !== null));
  accountItem.watch((value) => {
    if (isSigningOut && account.value?.clientId) status.show(words("signedOutAsking"));
    account.value = value;
    // The question was about the previous account.
    signIn.replacement.value = null;
  });

  const firstRun = await createFirstRun(account, status, words);
  const silence = await createSilence(status, words);
  const follow = createFollow(account, status, words);

  async function connect(token: string, userId: string): Promise<void> {
    busy.value = true;
    showError(null);
    try {
      const reason = await send("connect", { token, userId });
      if (reason) showError(reason);
    } catch {
      showError("workerSilent");
    } finally {
      busy.value = false;
    }
  }

  async function signOut(): Promise<void> {
    showError(null);
    const isByAwork = Boolean(account.value?.clientId);
    let attempts = 0;
    isSigningOut = true;
    try {
      const isRevoked = await withRetry(() => {
        attempts += 1;
        return send("disconnect", null);
      });
      // A service worker that stopped after deleting the account may or may not have revoked the access at
      // awork.
      const isOpen = isRevoked === false || (attempts > 1 && isRevoked === null && isByAwork);
      status.show(words(isRevoked ? "signedOutTakenBack" : isOpen ? "signedOutNotTakenBack" : "signedOut"));
    } catch {
      showError("workerSilent");
    } finally {
      isSigningOut = false;
    }
  }

  return {
    ...signIn,
    account,
    /** An account is stored but can't be read, for example because a later version wrote it. */
    isUnreadable: computed(() => account.value === null && isUnreadable.value),
    unsaved,
    mustSignIn: computed(() => reason.value !== ""),
    /** The error to show: why the last action failed, otherwise why the person must sign in. */
    error: computed(() => status.error.value || reason.value),
    check,
    settings,
    firstRun,
    silence,
    follow,
    busy,
    message: status.message,
    shortcuts,
    connect,
    signOut,
    readShortcuts: async () => void (shortcuts.value = await commandKeys()),
  };
}

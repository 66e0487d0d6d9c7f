import { computed, signal } from "@preact/signals";
import { type CommandKeys, commandKeys } from "@/lib/platform/commands";
import { editsItem } from "@/lib/tracker-store/day-items";
import { accountItem, stateItem, storedAccountItem } from "@/lib/tracker-store/state-items";
import { send } from "@/lib/messages/messages";
import type { Words } from "@/lib/timer/words";
import { type SignInError, signInErrorText } from "@/lib/notices/sign-in-error";
import type { SyncError } from "@/lib/tracker/sync-error";
import { createChoosing } from "./choosing";
import { createConnectionCheck } from "./connection-check";
import { createFirstRun } from "./first-run";
import { createNews } from "./news";
import { createSignIn, twice } from "./sign-in-window";
import { createSilence } from "./silence";

/** Sync errors that a new sign-in resolves. */
const SIGN_IN: SyncError["kind"][] = ["signInEnded", "signedOut", "tokenLost"];

/** Why the person has to sign in; empty if they don't. */
const reasonToSignIn = (trouble: SyncError | null, words: Words): string =>
  trouble && SIGN_IN.includes(trouble.kind) ? signInErrorText(trouble, words) : "";

/** The settings page's data and actions. */
export async function createModel(words: Words) {
  const news = createNews();
  const choosing = await createChoosing(news, words);
  const [who, stored, what, edits] = await Promise.all([
    accountItem.get(),
    storedAccountItem.get(),
    stateItem.get(),
    editsItem.get(),
  ]);
  const account = signal(who);
  const isUnreadable = signal(stored !== null);
  const trouble = signal(what.trouble);
  const unsaved = signal(edits.length);
  const busy = signal(false);
  const known = signal<CommandKeys>();
  stateItem.watch((value) => (trouble.value = value.trouble));
  editsItem.watch((value) => (unsaved.value = value.length));
  const refuse = (reason: SignInError | "workerSilent" | null) => {
    if (reason === null) news.clear();
    else if (reason === "workerSilent") news.refuse(words(reason));
    // The account from before stays signed in.
    else if (account.value) news.refuse(signInErrorText(reason, words));
    else news.refuse(words("notConnectedWhy", signInErrorText(reason, words)));
  };
  const reason = computed(() => reasonToSignIn(trouble.value, words));
  const signIn = createSignIn(refuse, (message) => news.tell(words(message)));
  const checking = createConnectionCheck(account, news, words);
  let isSigningOut = false;
  storedAccountItem.watch((value) => (isUnreadable.value = value !== null));
  accountItem.watch((value) => {
    if (isSigningOut && account.value?.clientId) news.tell(words("signedOutAsking"));
    account.value = value;
    // The question was about the previous account.
    signIn.replacement.value = null;
  });

  const firstRun = await createFirstRun(account, news, words);
  const silence = await createSilence(news, words);

  async function connect(token: string, userId: string): Promise<void> {
    busy.value = true;
    refuse(null);
    try {
      const reason = await send("connect", { token, userId });
      if (reason) refuse(reason);
    } catch {
      refuse("workerSilent");
    } finally {
      busy.value = false;
    }
  }

  async function signOut(): Promise<void> {
    refuse(null);
    const isByAwork = Boolean(account.value?.clientId);
    let times = 0;
    isSigningOut = true;
    try {
      const isTakenBack = await twice(() => {
        times += 1;
        return send("disconnect", null);
      });
      // A service worker that stopped after deleting the account may or may not have revoked the access at
      // awork.
      const isOpen = isTakenBack === false || (times > 1 && isTakenBack === null && isByAwork);
      news.tell(words(isTakenBack ? "signedOutTakenBack" : isOpen ? "signedOutNotTakenBack" : "signedOut"));
    } catch {
      refuse("workerSilent");
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
    complaint: computed(() => news.refusal.value || reason.value),
    checking,
    choosing,
    firstRun,
    silence,
    busy,
    told: news.told,
    keys: known,
    connect,
    signOut,
    readKeys: async () => void (known.value = await commandKeys()),
  };
}

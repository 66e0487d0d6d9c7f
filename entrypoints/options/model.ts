import { computed, signal } from "@preact/signals";
import { type CommandKeys, commandKeys } from "@/lib/browser/command-keys";
import { editList } from "@/lib/browser/edit-list";
import { accountItem, stateItem } from "@/lib/browser/items";
import { send } from "@/lib/browser/messages";
import type { Words } from "@/lib/timer/words";
import type { Refusal } from "@/lib/tracker/connect";
import { refusalText } from "@/lib/tracker/refusal";
import type { Trouble } from "@/lib/tracker/trouble";
import { createChoosing } from "./choosing";
import { createFirstRun } from "./first-run";
import { createNews } from "./news";
import { createSignIn } from "./sign-in";
import { createSilence } from "./silence";

/** Trouble that ends with a new sign-in. */
const SIGN_IN: Trouble["kind"][] = ["signInEnded", "signedOut", "tokenLost"];

/** Why the person has to sign in; empty when they need not. */
const reasonToSignIn = (trouble: Trouble | null, words: Words): string =>
  trouble && SIGN_IN.includes(trouble.kind) ? refusalText(trouble, words) : "";

/** What the settings page shows and does. */
export async function createModel(words: Words) {
  const news = createNews();
  const choosing = await createChoosing(news, words);
  const [who, what, edits] = await Promise.all([accountItem.get(), stateItem.get(), editList.get()]);
  const account = signal(who);
  const trouble = signal(what.trouble);
  const unsaved = signal(edits.length);
  const busy = signal(false);
  const known = signal<CommandKeys>();
  stateItem.watch((value) => (trouble.value = value.trouble));
  editList.watch((value) => (unsaved.value = value.length));
  const refuse = (reason: Refusal | "workerSilent" | null) => {
    if (reason === null) news.clear();
    else if (reason === "workerSilent") news.refuse(words(reason));
    // Whoever was connected before stays so.
    else if (account.value) news.refuse(refusalText(reason, words));
    else news.refuse(words("notConnectedWhy", refusalText(reason, words)));
  };
  const reason = computed(() => reasonToSignIn(trouble.value, words));
  const signIn = createSignIn(refuse);
  accountItem.watch((value) => {
    account.value = value;
    // The question was about the one before.
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
    try {
      await send("disconnect", null);
      news.tell(words("signedOut"));
    } catch {
      refuse("workerSilent");
    }
  }

  return {
    ...signIn,
    account,
    unsaved,
    mustSignIn: computed(() => reason.value !== ""),
    /** What the page has to say for itself: why nothing came of the last try, else why the person must sign in. */
    complaint: computed(() => news.refusal.value || reason.value),
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

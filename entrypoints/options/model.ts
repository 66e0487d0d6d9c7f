import { computed, signal } from "@preact/signals";
import { accountItem, stateItem } from "@/lib/browser/items";
import { type Keys, keys } from "@/lib/browser/keys";
import { send } from "@/lib/browser/messages";
import { choose, settingsItem } from "@/lib/browser/settings";
import type { Words } from "@/lib/timer/words";
import type { Refusal } from "@/lib/tracker/connect";
import { refusalText } from "@/lib/tracker/refusal";
import type { Trouble } from "@/lib/tracker/trouble";
import { createSignIn } from "./sign-in";

/** Trouble that ends with a new sign-in. */
const SIGN_IN: Trouble["kind"][] = ["signInEnded", "signedOut", "tokenLost"];

/** Why the person has to sign in; empty when they need not. */
const reasonToSignIn = (trouble: Trouble | null, words: Words): string =>
  trouble && SIGN_IN.includes(trouble.kind) ? refusalText(trouble, words) : "";

/** What the settings page shows and does. */
export async function createModel(words: Words) {
  const [who, what, settings] = await Promise.all([accountItem.get(), stateItem.get(), settingsItem.get()]);
  const account = signal(who);
  const trouble = signal(what.trouble);
  const guard = signal(settings.guardMinutes);
  const busy = signal(false);
  const refusal = signal("");
  const told = signal("");
  const known = signal<Keys>();
  stateItem.watch((value) => (trouble.value = value.trouble));
  const refuse = (reason: Refusal | "workerSilent" | null) => {
    told.value = "";
    if (reason === null) refusal.value = "";
    else if (reason === "workerSilent") refusal.value = words(reason);
    // Whoever was connected before stays so.
    else if (account.value) refusal.value = refusalText(reason, words);
    else refusal.value = words("notConnectedWhy", refusalText(reason, words));
  };
  const reason = computed(() => reasonToSignIn(trouble.value, words));
  const signIn = createSignIn(refuse);
  accountItem.watch((value) => {
    account.value = value;
    // The question was about the one before.
    signIn.replacement.value = null;
  });

  async function connect(token: string, userId: string): Promise<void> {
    busy.value = true;
    refuse(null);
    try {
      refuse(await send("connect", { token, userId }));
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
      told.value = words("signedOut");
    } catch {
      refuse("workerSilent");
    }
  }

  async function setGuard(value: number): Promise<void> {
    refuse(null);
    try {
      await choose({ guardMinutes: value });
      guard.value = value;
      told.value = words("saved");
    } catch {
      refusal.value = words("notStored");
    }
  }

  return {
    ...signIn,
    account,
    mustSignIn: computed(() => reason.value !== ""),
    /** What the page has to say for itself: why nothing came of the last try, else why the person must sign in. */
    complaint: computed(() => refusal.value || reason.value),
    guard,
    busy,
    told,
    keys: known,
    connect,
    signOut,
    setGuard,
    guardInvalid: () => (told.value = words("guardInvalid", String(guard.value))),
    readKeys: async () => void (known.value = await keys()),
  };
}

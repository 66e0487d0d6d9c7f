import { signal } from "@preact/signals";
import { guardItem } from "@/lib/browser/guard";
import { accountItem } from "@/lib/browser/items";
import { type Keys, keys } from "@/lib/browser/keys";
import { send } from "@/lib/browser/messages";
import type { Words } from "@/lib/timer/words";
import { refusalText } from "@/lib/tracker/refusal";

/** What the settings page shows and does. */
export async function createModel(words: Words) {
  const [who, minutes] = await Promise.all([accountItem.get(), guardItem.get()]);
  const account = signal(who);
  const guard = signal(minutes);
  const busy = signal(false);
  const refusal = signal("");
  const told = signal("");
  const known = signal<Keys>();
  accountItem.watch((value) => (account.value = value));

  async function connect(token: string, userId: string): Promise<void> {
    busy.value = true;
    refusal.value = told.value = "";
    try {
      const reason = await send("connect", { token, userId });
      refusal.value = reason ? words("notConnectedWhy", refusalText(reason, words)) : "";
    } catch {
      refusal.value = words("workerSilent");
    } finally {
      busy.value = false;
    }
  }

  async function signOut(): Promise<void> {
    refusal.value = told.value = "";
    try {
      await send("disconnect", null);
      told.value = words("signedOut");
    } catch {
      refusal.value = words("workerSilent");
    }
  }

  async function setGuard(value: number): Promise<void> {
    await guardItem.set(value);
    guard.value = value;
    told.value = words("saved");
  }

  return {
    account,
    guard,
    busy,
    refusal,
    told,
    keys: known,
    connect,
    signOut,
    setGuard,
    guardInvalid: () => (told.value = words("guardInvalid", String(guard.value))),
    readKeys: async () => void (known.value = await keys()),
  };
}

import { signal } from "@preact/signals";
import { askToNotify, mayNotify } from "@/lib/platform/notifications";
import { onPermission } from "@/lib/platform/permissions";
import { isTooOften } from "@/lib/platform/synced-storage";
import { choose, chosenSettings, managedSettings, onSettings } from "@/lib/settings/settings-store";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";
import type { Message, Words } from "@/lib/timer/words";
import { NAMES, effective } from "@/lib/settings/settings-schema";
import { createTurns } from "@/lib/async/turns";
import type { News } from "./news";
import { createTransfer } from "./transfer";

type Held = { settings: Settings; managed: (keyof Settings)[] };

async function read(): Promise<Held> {
  const [chosen, managed] = await Promise.all([chosenSettings(), managedSettings()]);
  return {
    settings: effective(chosen, managed),
    managed: NAMES.filter((name) => name in managed),
  };
}

/** The settings in effect, wherever they were changed, and the functions that change them. */
export async function createChoosing(news: News, words: Words) {
  const held = signal<Held>({ settings: DEFAULTS, managed: [] });
  const isAllowed = signal(true);
  const inTurn = createTurns();
  let begun = 0;
  let ended = 0;
  /** A read during a save may return the values from before it; each save reads again at its end. */
  const look = () =>
    inTurn(async () => {
      if (begun > ended) return;
      const before = begun;
      const now = await read();
      if (begun === before) held.value = now;
    });
  // Subscribe before the first read, so that changes in between are read again.
  onSettings(look);
  await look();

  /**
   * Saves the settings. Resolves to false if they could not be saved; the previous values then stay in
   * effect.
   */
  async function keep(chosen: Partial<Settings>): Promise<boolean> {
    news.clear();
    begun++;
    // Show the change at once.
    held.value = { ...held.value, settings: { ...held.value.settings, ...chosen } };
    const refusal = await choose(chosen).then(
      () => null,
      (cause: unknown): Message => (isTooOften(cause) ? "tooManyChanges" : "notStored"),
    );
    ended++;
    await look();
    if (refusal) news.refuse(words(refusal));
    return refusal === null;
  }

  const save = async (chosen: Partial<Settings>) => void ((await keep(chosen)) && news.tell(words("saved")));

  async function lookAtPermission(): Promise<void> {
    isAllowed.value = await mayNotify();
  }
  onPermission(lookAtPermission);

  /**
   * Requests the permission before anything else, because it needs the click's user activation. Resolves to
   * false if the person or the browser refused.
   */
  async function allow(): Promise<boolean> {
    const answer = askToNotify().catch(() => false);
    news.clear();
    isAllowed.value = await answer;
    if (!isAllowed.value) news.refuse(words("notificationsRefused"));
    return isAllowed.value;
  }

  return {
    held,
    mayNotify: isAllowed,
    lookAtPermission,
    choose: save,
    /** Turns a reminder on if the browser allows notifications. */
    remind: async (chosen: Partial<Settings>) => void ((await allow()) && (await save(chosen))),
    allow,
    invalid(text: string) {
      news.clear();
      news.tell(text);
    },
    ...createTransfer(held, keep, news, words),
  };
}

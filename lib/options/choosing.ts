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

/** The settings as they hold, wherever they were changed, and what a person changes. */
export async function createChoosing(news: News, words: Words) {
  const held = signal<Held>({ settings: DEFAULTS, managed: [] });
  const isAllowed = signal(true);
  const inTurn = createTurns();
  let begun = 0;
  let ended = 0;
  /** While a change is being kept, what is read may be from before it: each looks again at its end. */
  const look = () =>
    inTurn(async () => {
      if (begun > ended) return;
      const before = begun;
      const now = await read();
      if (begun === before) held.value = now;
    });
  // Before it is read: what changes in between is read again.
  onSettings(look);
  await look();

  /** Keeps it. False: it could not be kept, and what held before still does. */
  async function keep(chosen: Partial<Settings>): Promise<boolean> {
    news.clear();
    begun++;
    // Seen at once.
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

  /** Asks first, as nothing may go before that in a click. False: the person or the browser refused. */
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
    /** Switches a reminder on, if the browser shows it. */
    remind: async (chosen: Partial<Settings>) => void ((await allow()) && (await save(chosen))),
    allow,
    invalid(text: string) {
      news.clear();
      news.tell(text);
    },
    ...createTransfer(held, keep, news, words),
  };
}

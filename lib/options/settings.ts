import { signal } from "@preact/signals";
import { askToNotify, mayNotify } from "@/lib/platform/notifications";
import { onPermission } from "@/lib/platform/permissions";
import { isTooOften } from "@/lib/platform/synced-storage";
import { choose, chosenSettings, managedSettings, onSettings } from "@/lib/settings/settings-store";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";
import type { Message, Words } from "@/lib/timer/words";
import { NAMES, effective } from "@/lib/settings/settings-schema";
import { createTurns } from "@/lib/async/turns";
import type { Status } from "./status";
import { createTransfer } from "./transfer";

type InEffect = { settings: Settings; managed: (keyof Settings)[] };

async function read(): Promise<InEffect> {
  const [chosen, managed] = await Promise.all([chosenSettings(), managedSettings()]);
  return {
    settings: effective(chosen, managed),
    managed: NAMES.filter((name) => name in managed),
  };
}

/** The settings in effect, wherever they were changed, and the functions that change them. */
export async function createSettings(status: Status, words: Words) {
  const inEffect = signal<InEffect>({ settings: DEFAULTS, managed: [] });
  const isAllowed = signal(true);
  const inTurn = createTurns();
  let savesBegun = 0;
  let savesEnded = 0;
  /** A read during a save may return the values from before it; each save reads again at its end. */
  const readAgain = () =>
    inTurn(async () => {
      if (savesBegun > savesEnded) return;
      const before = savesBegun;
      const next = await read();
      if (savesBegun === before) inEffect.value = next;
    });
  // Subscribe before the first read, so that changes in between are read again.
  onSettings(readAgain);
  await readAgain();

  /**
   * Saves the settings. Resolves to false if they could not be saved; the previous values then stay in
   * effect.
   */
  async function store(chosen: Partial<Settings>): Promise<boolean> {
    status.clear();
    savesBegun++;
    // Show the change at once.
    inEffect.value = { ...inEffect.value, settings: { ...inEffect.value.settings, ...chosen } };
    const error = await choose(chosen).then(
      () => null,
      (cause: unknown): Message => (isTooOften(cause) ? "tooManyChanges" : "notStored"),
    );
    savesEnded++;
    await readAgain();
    if (error) status.showError(words(error));
    return error === null;
  }

  const save = async (chosen: Partial<Settings>) =>
    void ((await store(chosen)) && status.show(words("saved")));

  async function readPermission(): Promise<void> {
    isAllowed.value = await mayNotify();
  }
  onPermission(readPermission);

  /**
   * Requests the permission before anything else, because it needs the click's user activation. Resolves to
   * false if the person or the browser refused.
   */
  async function requestPermission(): Promise<boolean> {
    const answer = askToNotify().catch(() => false);
    status.clear();
    isAllowed.value = await answer;
    if (!isAllowed.value) status.showError(words("notificationsRefused"));
    return isAllowed.value;
  }

  return {
    inEffect,
    mayNotify: isAllowed,
    readPermission,
    save,
    /** Turns a reminder on if the browser allows notifications. */
    saveReminder: async (chosen: Partial<Settings>) =>
      void ((await requestPermission()) && (await save(chosen))),
    requestPermission,
    showInvalid(text: string) {
      status.clear();
      status.show(text);
    },
    ...createTransfer(inEffect, store, status, words),
  };
}

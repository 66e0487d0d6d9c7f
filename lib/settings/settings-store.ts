import * as v from "valibot";
import { createTurns } from "@/lib/async/turns";
import { type Item, createItem, withSessionFallback } from "@/lib/platform/storage";
import { getManaged, getSynced, onStored, removeSynced, setSynced } from "@/lib/platform/synced-storage";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";
import { NAMES, effective, settingsIn } from "./settings-schema";

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const kept = createItem("settings", v.custom<object>(isObject), DEFAULTS, "local", "session");
const whole = (values: object): Settings => effective(settingsIn(values), {});

/**
 * The settings in effect, for readers that must not wait for `storage.sync` or `storage.managed`. Only the
 * background writes them, with `keepSettings`.
 */
export const settingsItem: Item<Settings> = {
  ...kept,
  get: async () => whole(await kept.get()),
  read: (found) => whole(kept.read(found)),
  watch: (changed) => kept.watch((values) => changed(whole(values))),
};

/** What the person has chosen, without defaults. */
export const chosenSettings = async (): Promise<Partial<Settings>> => settingsIn(await getSynced(NAMES));

/** What an administrator has set. */
export const managedSettings = async (): Promise<Partial<Settings>> => settingsIn(await getManaged(NAMES));

/**
 * Stores what the person chooses, each setting by itself: changes from another computer are not overwritten.
 */
export const choose = (chosen: Partial<Settings>): Promise<void> => setSynced(chosen);

/** Removes everything the person has chosen. */
export const chooseNothing = (): Promise<void> => removeSynced(NAMES);

/** Calls back when the person, another computer of theirs, or an administrator has changed a setting. */
export const onSettings = (changed: () => void): void => onStored(NAMES, changed);

const inTurn = createTurns();

/**
 * Writes the settings in effect to `settingsItem`. The background runs it at each change and at each start.
 */
export const keepSettings = (): Promise<void> =>
  inTurn(async () => {
    const settings = effective(...(await Promise.all([chosenSettings(), managedSettings()])));
    const isNew = JSON.stringify(settings) !== JSON.stringify(await settingsItem.get());
    if (isNew) await withSessionFallback(settingsItem).set(settings);
  });

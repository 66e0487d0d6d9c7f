import * as v from "valibot";
import { browser } from "wxt/browser";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";
import { NAMES, effective, settingsIn } from "./settings-schema";
import { createTurns } from "@/lib/async/turns";
import { isNews } from "@/lib/platform/storage-change";
import { type Item, createItem } from "@/lib/platform/storage";
import { spared } from "@/lib/platform/session-fallback";

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const kept = createItem("settings", v.custom<object>(isObject), DEFAULTS, "local", "session");
const whole = (values: object): Settings => effective(settingsIn(values), {});

/** What holds, at hand for who must not wait for other places. Written by the background alone, with `keepSettings`. */
export const settingsItem: Item<Settings> = {
  ...kept,
  get: async () => whole(await kept.get()),
  read: (found) => whole(kept.read(found)),
  watch: (changed) => kept.watch((values) => changed(whole(values))),
};

/** What the person has chosen; in it is only what they have. */
export const chosenSettings = async (): Promise<Partial<Settings>> =>
  settingsIn(await (await place()).get(NAMES));

/** What an administrator has set. Where nobody has, some browsers reject. */
export const managedSettings = (): Promise<Partial<Settings>> =>
  browser.storage.managed.get(NAMES).then(settingsIn, () => ({}));

/** Keeps what the person chooses, each setting by itself: what another computer changes is not overwritten. */
export const choose = async (chosen: Partial<Settings>): Promise<void> => (await place()).set(chosen);

/**
 * Whether a write failed only because there had been too many: Chromium's `storage.sync` refuses after 120 within a minute
 * and 1,800 within an hour. That is no full disk.
 */
export const isTooOften = (cause: unknown): boolean =>
  cause instanceof Error && cause.message.includes("MAX_WRITE_OPERATIONS");

/** Forgets all that the person has chosen. */
export const chooseNothing = async (): Promise<void> => (await place()).remove(NAMES);

/** Calls back when the person, another computer of theirs, or an administrator has set something. */
export const onSettings = (changed: () => void) =>
  browser.storage.onChanged.addListener((changes) => {
    if (NAMES.some((name) => isNews(changes[name]))) changed();
  });

const inTurn = createTurns();

/** Puts what holds where it is at hand. For the background: at each change and at each start. */
export const keepSettings = (): Promise<void> =>
  inTurn(async () => {
    const settings = effective(...(await Promise.all([chosenSettings(), managedSettings()])));
    const isNew = JSON.stringify(settings) !== JSON.stringify(await settingsItem.get());
    if (isNew) await spared(settingsItem).set(settings);
  });

/** Settings follow the person to another computer; where the browser has no place for that, they stay on this one. */
async function place() {
  const { sync, local } = browser.storage;
  if (!sync) return local;
  return sync.get(NAMES).then(
    () => sync,
    () => local,
  );
}

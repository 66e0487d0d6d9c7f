import { browser } from "wxt/browser";
import { isNews } from "./storage";

type Values = Record<string, unknown>;

/** Values that follow the person to their other computers, by key. */
export const getSynced = async (keys: string[]): Promise<Values> => (await place(keys)).get(keys);

export const setSynced = async (values: Values): Promise<void> =>
  (await place(Object.keys(values))).set(values);

export const removeSynced = async (keys: string[]): Promise<void> => (await place(keys)).remove(keys);

/** What an administrator has set. Where nobody has, some browsers reject; then there is nothing. */
export const getManaged = (keys: string[]): Promise<Values> =>
  browser.storage.managed.get(keys).catch(() => ({}));

/** Calls back when the value of one of these keys has changed, in any area. */
export const onStored = (keys: string[], changed: () => void): void =>
  browser.storage.onChanged.addListener((changes) => {
    if (keys.some((key) => isNews(changes[key]))) changed();
  });

/**
 * Whether a write failed only because there had been too many: Chromium's `storage.sync` refuses after 120 within a minute
 * and 1,800 within an hour. That is no full disk.
 */
export const isTooOften = (cause: unknown): boolean =>
  cause instanceof Error && cause.message.includes("MAX_WRITE_OPERATIONS");

/** Where the browser has no place for what follows the person, it stays in this browser. */
async function place(keys: string[]) {
  const { sync, local } = browser.storage;
  if (!sync) return local;
  return sync.get(keys).then(
    () => sync,
    () => local,
  );
}

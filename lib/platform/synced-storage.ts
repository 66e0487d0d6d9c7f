import { browser } from "wxt/browser";
import { isNews } from "./storage";

type Values = Record<string, unknown>;

/** Values from `storage.sync`, by key: they follow the person to their other computers. */
export const getSynced = async (keys: string[]): Promise<Values> => (await place(keys)).get(keys);

export const setSynced = async (values: Values): Promise<void> =>
  (await place(Object.keys(values))).set(values);

export const removeSynced = async (keys: string[]): Promise<void> => (await place(keys)).remove(keys);

/**
 * Values set by an administrator, by key. Some browsers reject if there are none; then the result is empty.
 */
export const getManaged = (keys: string[]): Promise<Values> =>
  browser.storage.managed.get(keys).catch(() => ({}));

/** Calls back when the value of one of these keys has changed, in any storage area. */
export const onStored = (keys: string[], changed: () => void): void =>
  browser.storage.onChanged.addListener((changes) => {
    if (keys.some((key) => isNews(changes[key]))) changed();
  });

/**
 * Whether a write failed only because of the write limit: Chromium's `storage.sync` refuses after 120 writes
 * within a minute and 1,800 within an hour. The storage isn't full then.
 */
export const isTooOften = (cause: unknown): boolean =>
  cause instanceof Error && cause.message.includes("MAX_WRITE_OPERATIONS");

/** `storage.sync`, or `storage.local` if the browser has no working `storage.sync`. */
async function place(keys: string[]) {
  const { sync, local } = browser.storage;
  if (!sync) return local;
  return sync.get(keys).then(
    () => sync,
    () => local,
  );
}

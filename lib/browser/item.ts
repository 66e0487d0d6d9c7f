import * as v from "valibot";
import { browser } from "wxt/browser";

/** A value that outlives the worker, in this browser only; in the area `session` not the browser. */
export type Item<T> = {
  readonly key: string;
  get: () => Promise<T>;
  set: (value: T) => Promise<void>;
  /** Calls back with each new value, whoever set it. */
  watch: (changed: (value: T) => void) => void;
};

/**
 * A stored value with a shape and a fallback: what is not of that shape (an older version's, a broken one) counts
 * as absent. Written out here because WXT's storage items weigh 3 kB (gzip) at every opening of the popup.
 */
export function createItem<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
  fallback: T,
  area: "local" | "session" = "local",
): Item<T> {
  const read = (value: unknown): T => {
    const result = v.safeParse(schema, value);
    return result.success ? result.output : fallback;
  };
  return {
    key,
    get: async () => read((await browser.storage[area].get(key))[key]),
    set: (value) => browser.storage[area].set({ [key]: value }),
    watch: (changed) =>
      browser.storage.onChanged.addListener((changes, where) => {
        if (where === area && changes[key]) changed(read(changes[key].newValue));
      }),
  };
}

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

type Area = "local" | "session";

/** The last instant that a date can hold is ten times this: some of them can be added up. */
const MOST = 8.64e14;

/** Numbers are instants, lengths and counts. What no date can hold is broken, and would break what shows it. */
const isSane = (value: unknown): boolean =>
  typeof value === "number"
    ? Math.abs(value) <= MOST
    : typeof value !== "object" || Object.values(value ?? {}).every(isSane);

/**
 * A stored value with a shape and a fallback: what is not of that shape (an older version's, a broken one) counts
 * as absent. `spare`: where it is as long as `area` takes nothing (see `spared`); it then goes before what `area` has.
 * Written out here because WXT's storage items weigh 3 kB (gzip) at every opening of the popup.
 */
export function createItem<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
  fallback: T,
  area: Area = "local",
  spare?: Area,
): Item<T> {
  const { storage } = browser;
  const read = (value: unknown): T => {
    const result = v.safeParse(schema, value);
    return result.success && isSane(result.output) ? result.output : fallback;
  };
  const from = async (where: Area) => (await storage[where].get(key))[key];
  return {
    key,
    async get() {
      const [spared, kept] = await Promise.all([spare && from(spare), from(area)]);
      return read(spared ?? kept);
    },
    set: (value) => storage[area].set({ [key]: value }),
    watch: (changed) =>
      storage.onChanged.addListener((changes, where) => {
        const change = changes[key];
        if (change && (where === area || (where === spare && change.newValue)))
          changed(read(change.newValue));
      }),
  };
}

import * as v from "valibot";
import { browser } from "wxt/browser";
import { succeeds } from "@/lib/async/succeeds";
import { isPlausible } from "@/lib/timer/time";

/**
 * A stored value that outlives the service worker, in this browser only. In the area `session` it doesn't
 * outlive the browser.
 */
export type Item<T> = {
  readonly key: string;
  /** The storage areas it can be in. */
  readonly places: readonly (Area | undefined)[];
  /** Parses what is stored; the fallback if it is absent or invalid. */
  read: (found: unknown) => T;
  get: () => Promise<T>;
  set: (value: T) => Promise<void>;
  /** Calls back with each new value, whoever set it. */
  watch: (changed: (value: T) => void) => void;
};

type Area = "local" | "session";

/**
 * Numbers are instants, durations and counts. One that no `Date` can hold is corrupt, and would break
 * whatever shows it.
 */
const isSane = (value: unknown): boolean =>
  typeof value === "number"
    ? isPlausible(value)
    : typeof value !== "object" || Object.values(value ?? {}).every(isSane);

/** Reads several items with one call per storage area: each call delays the popup's first frame. */
export async function together<T extends unknown[]>(
  ...items: { [N in keyof T]: Pick<Item<T[N]>, "key" | "places" | "read"> }
): Promise<T> {
  const ask = async (place: Area): Promise<Record<string, unknown>> => {
    const keys = items.filter(({ places }) => places.includes(place)).map(({ key }) => key);
    return keys[0] ? browser.storage[place].get(keys) : {};
  };
  const [spared, kept] = await Promise.all([ask("session"), ask("local")]);
  return items.map(({ key, read }) => read(spared[key] ?? kept[key])) as T;
}

/**
 * Creates a storage item with a schema and a fallback. A stored value that doesn't match the schema (an older
 * version's, or a corrupt one) counts as absent. `spare`: the area that holds the value while `area` can't be
 * written (see `withSessionFallback`); a value there takes precedence. Written by hand because WXT's storage
 * items add 3 kB (gzip) to every opening of the popup.
 */
export function createItem<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
  fallback: T,
  area: Area = "local",
  spare?: Area,
): Item<T> {
  const { storage } = browser;
  const read = (found: unknown): T => {
    const result = v.safeParse(schema, found);
    return result.success && isSane(result.output) ? result.output : fallback;
  };
  const stored = { key, places: [area, spare], read };
  return {
    ...stored,
    get: async () => (await together<[T]>(stored))[0],
    set: (value) => storage[area].set({ [key]: value }),
    watch: (changed) =>
      storage.onChanged.addListener((changes, where) => {
        const change = changes[key];
        if (isNews(change) && (where === area || (where === spare && change.newValue)))
          changed(read(change.newValue));
      }),
  };
}

/**
 * The same item without validation: whatever is stored under its key, also by a later version; null if nothing
 * is.
 */
export const unvalidated = ({
  key,
  places: [area, spare],
}: Pick<Item<unknown>, "key" | "places">): Item<unknown> =>
  createItem<unknown>(key, v.optional(v.unknown(), null), null, area, spare);

type Change = { oldValue?: unknown; newValue?: unknown };

/** Whether a stored value has really changed: Firefox also reports writes that change nothing (measured). */
export const isNews = <T extends Change>(change: T | undefined): change is T =>
  change !== undefined && JSON.stringify(change.oldValue) !== JSON.stringify(change.newValue);

/**
 * Writes an item that is needed even if local storage is full. Then session storage keeps the value, which
 * outlives the service worker but not the browser, until local storage can be written again. Rejects if
 * session storage can't be written either.
 */
export const withSessionFallback = <T>({ key, get, set }: Item<T>): Pick<Item<T>, "get" | "set"> => ({
  get,
  async set(value) {
    const { session } = browser.storage;
    const spare = () => session.set({ [key]: value });
    const isSpared = key in (await session.get(key));
    // Session storage first: its value takes precedence, and must not be the older one if the worker dies in
    // between.
    const isNewer = isSpared && (await succeeds(spare()));
    try {
      await set(value);
    } catch (cause) {
      if (isSpared && !isNewer) throw cause;
      if (!isSpared) await spare();
      return;
    }
    if (isSpared) await session.remove(key);
  },
});

/** Writes several values to `storage.local` at once, by key: all of them or none. */
export const setLocal = (values: Record<string, unknown>): Promise<void> => browser.storage.local.set(values);

/** Removes every key but these from local and session storage. */
export async function removeAllBut(keys: readonly string[]): Promise<void> {
  const { local, session } = browser.storage;
  await Promise.all(
    [local, session].map(async (area) => {
      const others = Object.keys(await area.get(null)).filter((key) => !keys.includes(key));
      if (others.length > 0) await area.remove(others);
    }),
  );
}

/** The length of each stored value as JSON, by key. */
export async function sizes(area: Area): Promise<Record<string, number>> {
  const all = Object.entries(await browser.storage[area].get(null));
  return Object.fromEntries(all.map(([key, value]) => [key, JSON.stringify(value).length]));
}

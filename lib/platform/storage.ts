import * as v from "valibot";
import { browser } from "wxt/browser";

/** A value that outlives the worker, in this browser only; in the area `session` not the browser. */
export type Item<T> = {
  readonly key: string;
  /** Where it can be. */
  readonly places: readonly (Area | undefined)[];
  /** What was found there, or the fallback. */
  read: (found: unknown) => T;
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
 * The values of items, for one question to each place: every question is time that passes before the popup's first
 * frame.
 */
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

type Change = { oldValue?: unknown; newValue?: unknown };

/** Whether a stored value is another than before: Firefox tells of writes that change nothing, too (measured). */
export const isNews = <T extends Change>(change: T | undefined): change is T =>
  change !== undefined && JSON.stringify(change.oldValue) !== JSON.stringify(change.newValue);

/**
 * Writes an item that is wanted also while the disk takes nothing, full as it is: memory then keeps it, which outlives
 * the worker, though not the browser, until the disk takes it again. Rejects where memory takes nothing either.
 */
export const withSessionFallback = <T>({ key, get, set }: Item<T>): Pick<Item<T>, "get" | "set"> => ({
  get,
  async set(value) {
    const { session } = browser.storage;
    const spare = () => session.set({ [key]: value });
    const isSpared = key in (await session.get(key));
    // Before the disk: a worker that dies in between leaves nothing older in front.
    const isNewer = isSpared && (await spare().then(yes, no));
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

const yes = () => true;
const no = () => false;

/** Writes several values into this browser's storage at once: all of them or none. By key. */
export const setLocal = (values: Record<string, unknown>): Promise<void> => browser.storage.local.set(values);

/** Removes what is stored under all keys but these, whatever it is, from each area. */
export async function removeAllBut(keys: readonly string[]): Promise<void> {
  const { local, session } = browser.storage;
  await Promise.all(
    [local, session].map(async (area) => {
      const others = Object.keys(await area.get(null)).filter((key) => !keys.includes(key));
      if (others.length > 0) await area.remove(others);
    }),
  );
}

/** The size of each stored value, as JSON, by key. */
export async function sizes(area: Area): Promise<Record<string, number>> {
  const all = Object.entries(await browser.storage[area].get(null));
  return Object.fromEntries(all.map(([key, value]) => [key, JSON.stringify(value).length]));
}

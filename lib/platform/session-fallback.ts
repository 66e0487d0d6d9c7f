import { browser } from "wxt/browser";
import type { Item } from "./storage";

/**
 * Writes an item that is wanted also while the disk takes nothing, full as it is: memory then keeps it, which outlives
 * the worker, though not the browser, until the disk takes it again. Rejects where memory takes nothing either.
 */
export const spared = <T>({ key, get, set }: Item<T>): Pick<Item<T>, "get" | "set"> => ({
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

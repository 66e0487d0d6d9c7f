import type { Asker } from "./ask.ts";

export type GivenItem = { id: string; title: string; context: "action" | "selection" };

/**
 * Which of the items that the extension has given to the browser's menus are really there, in order; what it should have
 * taken away, and this page has known, would be among them. The browser doesn't list them, but changes only those there are.
 */
export const menuItems = (page: Asker): Promise<GivenItem[]> =>
  page.evaluate<GivenItem[]>(`(async () => {
    const { contextMenus, storage } = globalThis.browser ?? chrome;
    const { shownMenus } = await storage.session.get("shownMenus");
    const known = (globalThis.knownItems ??= new Map());
    for (const item of shownMenus ?? []) {
      known.delete(item.id);
      known.set(item.id, item);
    }
    const isThere = ({ id }) => contextMenus.update(id, {}).then(() => true, () => false);
    const all = await Promise.all([...known.values()].map(async (item) => (await isThere(item)) ? [item] : []));
    return all.flat();
  })()`);

/** The titles of those on the icon. */
export const iconTitles = async (page: Asker): Promise<string[]> =>
  (await menuItems(page)).filter(({ context }) => context === "action").map(({ title }) => title);

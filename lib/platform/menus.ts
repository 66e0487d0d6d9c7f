import { browser } from "wxt/browser";

/** An item of the icon's context menu, or of that of selected text. */
export type MenuItem = { id: string; title: string; context: "action" | "selection" };

/** `text`: the selected text; empty on the icon. */
export type MenuPress = { id: string; text: string };

/** `&` would underline the next letter, and `%s` would become the selected text. */
const literal = (title: string): string => title.replaceAll("&", "&&").replaceAll("%s", "%\u2060s");

/** Adds an item at the end of its menu. Rejects if there is one with that id. */
export const addMenuItem = ({ id, title, context }: MenuItem): Promise<void> =>
  new Promise((done, fail) => {
    const { contextMenus, runtime } = browser;
    contextMenus.create({ id, title: literal(title), contexts: [context] }, () =>
      runtime.lastError ? fail(new Error(runtime.lastError.message)) : done(),
    );
  });

/** Rejects if there is no such item. */
export const renameMenuItem = (id: string, title: string): Promise<void> =>
  browser.contextMenus.update(id, { title: literal(title) });

/** Rejects if there is no such item. */
export const removeMenuItem = (id: string): Promise<void> => browser.contextMenus.remove(id);

/** Removes every item, also of an earlier version. */
export const removeMenuItems = (): Promise<void> => browser.contextMenus.removeAll();

/** Calls back with each press of an item. Firefox opens a popup only before the callback first waits for something. */
export const onMenuPress = (pressed: (press: MenuPress) => void): void =>
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText = "" }) =>
    pressed({ id: String(menuItemId), text: selectionText }),
  );

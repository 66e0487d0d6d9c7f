import { vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Message } from "@/lib/timer/words";
import { createTestWords } from "../words";

// The fake browser throws where it has no answer. What a test leaves under way asks when that test's answers are gone.
Object.assign(fakeBrowser.permissions, { contains: async () => false });
Object.assign(fakeBrowser.idle, { queryState: async () => "active", setDetectionInterval: () => {} });
Object.assign(fakeBrowser.extension, { getViews: () => [] });
Object.assign(fakeBrowser.action, {
  setIcon: async () => {},
  getPopup: async () => "popup.html",
  setPopup: async () => {},
});
Object.assign(fakeBrowser.action.onClicked, { addListener: () => {} });
Object.assign(fakeBrowser.webRequest.onCompleted, { addListener: () => {} });
Object.assign(fakeBrowser.i18n, { getMessage: () => "" });
Object.assign(fakeBrowser.contextMenus, {
  create: (_item: object, done: () => void) => done(),
  removeAll: async () => {},
});

const Format = Intl.NumberFormat;

/** A browser with texts in one language and an interface in another, where there is one of those. */
export function speak(texts: "en" | "de", interfaceLanguage: string = texts): void {
  const words = createTestWords(texts);
  vi.spyOn(fakeBrowser.i18n, "getMessage").mockImplementation((message: string, values?: unknown) =>
    words(message as Message, ...((values ?? []) as string[])),
  );
  vi.spyOn(fakeBrowser.i18n, "getUILanguage").mockReturnValue(interfaceLanguage);
  vi.spyOn(Intl, "NumberFormat").mockImplementation(function (locales, options) {
    return new Format(locales ?? interfaceLanguage, options);
  } as typeof Intl.NumberFormat);
}

type Listener = (...values: any[]) => unknown;

/** In place of an event that the fake browser does not have; returns what fires it. Who listens twice is called once. */
export function createEvent(event: { addListener: (listener: any) => void }): Listener {
  const listeners = new Set<Listener>();
  vi.spyOn(event, "addListener").mockImplementation((listener: Listener) => void listeners.add(listener));
  return (...values) => Promise.all([...listeners].map((listener) => listener(...values)));
}

/**
 * In place of the browser's context menus, which the fake browser does not have: the items in order. Like the browser's, they
 * refuse an id that is there to be added, and one that isn't to be changed.
 */
export function createMenus() {
  const items: { id: string; title: string; contexts: string[] }[] = [];
  /** What was done, by name and id. */
  const calls: string[] = [];
  const find = (id: string) => {
    const place = items.findIndex((item) => item.id === id);
    if (place < 0) throw new Error(`Cannot find menu item with id ${id}`);
    return place;
  };
  const runtime = fakeBrowser.runtime as { lastError?: { message: string } | undefined };
  const menus = {
    create(item: (typeof items)[number], done: () => void) {
      calls.push(`create ${item.id}`);
      if (items.some(({ id }) => id === item.id)) runtime.lastError = { message: `duplicate id ${item.id}` };
      else items.push({ ...item });
      done();
      delete runtime.lastError;
    },
    async update(id: string, given: object) {
      calls.push(`update ${id}`);
      Object.assign(items[find(id)]!, given);
    },
    async remove(id: string) {
      calls.push(`remove ${id}`);
      items.splice(find(id), 1);
    },
    async removeAll() {
      calls.push("removeAll");
      items.length = 0;
    },
    onClicked: { addListener: vi.fn() },
  };
  vi.spyOn(fakeBrowser, "contextMenus", "get").mockReturnValue(menus as never);
  return { items, calls, onClicked: menus.onClicked, menus };
}

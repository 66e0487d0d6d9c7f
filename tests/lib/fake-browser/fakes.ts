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

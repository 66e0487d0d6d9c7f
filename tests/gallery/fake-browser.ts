import { fakeBrowser } from "wxt/testing/fake-browser";
import { createLocks } from "../lib/fake-browser/locks.ts";
import type { Order } from "./orders.ts";

/** What the toolbar button shows. `icon`: the address of a picture. */
export type Shown = { icon: string; badge: string; colour: string; title: string };

type Answer = (message: unknown, sender: object) => Promise<unknown>;

const ORIGIN = "https://api.awork.com";
const Format = Intl.NumberFormat;

/**
 * The browser of one frame, with nothing in it: storage, messages, texts, and a toolbar that `paint` shows. Pages and
 * background find it as `wxt/browser`.
 */
export function beginBrowser(
  { texts, api, locale }: Extract<Order, { kind: "begin" }>,
  paint: (shown: Shown) => void,
): void {
  const { action, extension, i18n, idle, permissions, runtime } = fakeBrowser;
  Object.assign(globalThis, { chrome: fakeBrowser });
  // Frames would share those of the browser.
  Object.defineProperty(navigator, "locks", { value: createLocks() });

  const never = { addListener: () => {} };
  let answer: Answer | undefined;
  Object.assign(runtime.onMessage, { addListener: (listener: Answer) => (answer = listener) });
  const sender = { id: runtime.id, url: runtime.getURL("/popup.html") };
  const copy = (value: unknown) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
  Object.assign(runtime, {
    sendMessage: async (message: unknown) => copy(await answer!(copy(message), sender)),
    getManifest: () => ({ manifest_version: 3, name: "Timer for awork", version: "0.0.0" }),
    getPlatformInfo: async () => ({ os: "linux", arch: "x86-64" }),
    openOptionsPage: async () => {},
    connect: () => {},
    onConnect: never,
  });

  Object.assign(i18n, {
    getMessage: (name: string, values: string | string[] = []) =>
      (texts[name]?.message ?? "").replace(/\$([1-9])/g, (_, place) => [values].flat()[place - 1] ?? ""),
    getUILanguage: () => locale,
  });
  Intl.NumberFormat = function (locales: string | undefined, options: Intl.NumberFormatOptions) {
    return new Format(locales ?? locale, options);
  } as typeof Format;

  const shown: Shown = { icon: "", badge: "", colour: "", title: "" };
  const show = async (change: Partial<Shown>) => paint(Object.assign(shown, change));
  Object.assign(action, {
    setIcon: ({
      path,
      imageData,
    }: {
      path?: Record<string, string>;
      imageData?: Record<string, ImageData>;
    }) => show({ icon: path ? path[32]! : drawn(imageData![32]!) }),
    setBadgeText: ({ text }: { text: string }) => show({ badge: text }),
    setBadgeBackgroundColor: ({ color }: { color: string }) => show({ colour: color }),
    setTitle: ({ title }: { title: string }) => show({ title }),
    getUserSettings: async () => ({ isOnToolbar: true }),
    setPopup: () => {},
    onClicked: never,
    onUserSettingsChanged: never,
  });

  // Of the hosts, only awork's API.
  const contains = async ({ origins = [] }: { origins?: string[] }) =>
    origins.every((origin) => origin.startsWith(ORIGIN));
  Object.assign(permissions, { contains, request: async () => true });
  Object.assign(permissions, { onAdded: never, onRemoved: never });
  Object.assign(fakeBrowser.webRequest, { onCompleted: never });
  const nothing = async () => {};
  Object.assign(fakeBrowser.contextMenus, {
    onClicked: never,
    create: () => {},
    update: nothing,
    remove: nothing,
    removeAll: nothing,
  });
  Object.assign(idle, { queryState: async () => "active", setDetectionInterval: () => {} });
  Object.assign(idle, { onStateChanged: never });
  Object.assign(extension, { getViews: () => [] });
  Object.assign(fakeBrowser.commands, {
    onCommand: never,
    getAll: async () => [
      { name: "_execute_action", shortcut: "Alt+Shift+J" },
      { name: "resume", shortcut: "Alt+Shift+U" },
    ],
  });

  const { fetch } = globalThis;
  globalThis.fetch = (url, init) => fetch(String(url).replace(ORIGIN, api), init);
}

function drawn(image: ImageData): string {
  const canvas = Object.assign(document.createElement("canvas"), {
    width: image.width,
    height: image.height,
  });
  canvas.getContext("2d")!.putImageData(image, 0, 0);
  return canvas.toDataURL();
}

import { browser } from "wxt/browser";

const NOTIFICATIONS = { permissions: ["notifications" as const] };

/** There is one notification at a time: a new one replaces it. */
const ID = "reminder";

/** Whether the browser lets us show notifications. The person can revoke that at any time. */
export const mayNotify = (): Promise<boolean> => browser.permissions.contains(NOTIFICATIONS);

/** Asks the person for the permission. Browsers allow that only directly in a click handler. */
export const askToNotify = (): Promise<boolean> => browser.permissions.request(NOTIFICATIONS);

/**
 * Shows the notification, and keeps it on the screen until it is answered if the browser can. A browser
 * without buttons or `requireInteraction` throws at them; then the notification is shown without.
 */
export async function notify(title: string, message: string, buttons: string[]): Promise<void> {
  const plain = { type: "basic" as const, iconUrl: "/icons/app-128.png", title, message };
  const staying = { ...plain, requireInteraction: true };
  const all = { ...staying, buttons: buttons.map((text) => ({ title: text })) };
  await show(all)
    .catch(() => show(staying))
    .catch(() => show(plain));
}

type Options = {
  type: "basic";
  iconUrl: string;
  title: string;
  message: string;
  requireInteraction?: boolean;
  buttons?: { title: string }[];
};

/** Async, because a browser throws synchronously at an option it doesn't know. */
const show = async (options: Options): Promise<unknown> => browser.notifications.create(ID, options);

/** Clears the notification. `browser.notifications` is missing until the person has allowed notifications. */
export const clearNotification = async (): Promise<boolean> =>
  (await browser.notifications?.clear(ID)) ?? false;

export const isNotified = async (): Promise<boolean> => ID in (await browser.notifications.getAll());

/**
 * Calls back when the person clicks the notification or one of its buttons (counted from 0), and when it is
 * closed. `browser.notifications` is missing until the person allows notifications, and appears at that
 * moment even in a running worker (measured). Call this again then: registering the same listeners twice
 * changes nothing.
 */
export function onNotification(
  onClick: () => void,
  onButton: (id: string, button: number) => void,
  onClosed: (id: string, byUser?: boolean) => void,
): void {
  browser.notifications?.onClicked.addListener(onClick);
  browser.notifications?.onClosed?.addListener(onClosed);
  // Not every browser has buttons.
  browser.notifications?.onButtonClicked?.addListener(onButton);
}

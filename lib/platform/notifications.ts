import { browser } from "wxt/browser";

const NOTIFICATIONS = { permissions: ["notifications" as const] };

/** There is one at a time: what comes takes its place. */
const ID = "reminder";

/** Whether the browser lets us show notifications. A person can take that back at any time. */
export const mayNotify = (): Promise<boolean> => browser.permissions.contains(NOTIFICATIONS);

/** Asks the person. Browsers allow that only straight from a click. */
export const askToNotify = (): Promise<boolean> => browser.permissions.request(NOTIFICATIONS);

/**
 * Shows the one notification, until it is answered where the browser lets it stay. A browser that knows no buttons, or
 * no staying, throws at them: then it comes without.
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

/** A browser throws at once at what it does not know. */
const show = async (options: Options): Promise<unknown> => browser.notifications.create(ID, options);

/** There is nothing to clear before the person has allowed notifications. */
export const clearNotification = async (): Promise<boolean> =>
  (await browser.notifications?.clear(ID)) ?? false;

export const isNotified = async (): Promise<boolean> => ID in (await browser.notifications.getAll());

/**
 * Calls back when a person presses the notification, or a button in it (counted from 0), and when it is closed. There is
 * nothing to listen to before they have allowed notifications, and from that moment there is, in a worker that runs too
 * (measured): called again with the same it changes nothing.
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

import { browser } from "wxt/browser";

/**
 * Calls back when alarms, badge, title or icon may have been lost: at browser start, after installation or an
 * update, and when the extension is enabled again (which not every browser reports).
 */
export function onLost(lost: () => void): void {
  const { runtime } = browser as typeof browser & {
    runtime: { onEnabled?: typeof browser.runtime.onStartup };
  };
  runtime.onStartup.addListener(lost);
  runtime.onInstalled.addListener(lost);
  runtime.onEnabled?.addListener(lost);
}

/** Calls back once after installation, never after an update. */
export const onFirstInstalled = (installed: () => void) =>
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") installed();
  });

export const openSettings = () => browser.runtime.openOptionsPage();

export const onBrowserStart = (started: () => void): void => browser.runtime.onStartup.addListener(started);

/** `previousVersion` is empty except after an update. */
export const onInstalled = (installed: (reason: string, previousVersion: string) => void): void =>
  browser.runtime.onInstalled.addListener(({ reason, previousVersion = "" }) =>
    installed(reason, previousVersion),
  );

export const manifest = () => browser.runtime.getManifest();

/** Sends a message to the background. Rejects if the service worker dies before it answers. */
export const sendMessage = <T>(message: unknown): Promise<T> => browser.runtime.sendMessage(message);

/** Answers messages from our own pages and rejects all others. A rejection reaches the sender. */
export const onMessage = (answer: (message: unknown) => Promise<unknown>): void =>
  browser.runtime.onMessage.addListener(async (message: unknown, sender: Sender) => {
    if (!isOurs(sender)) throw new Error("refused: not one of this extension's own pages");
    return answer(message);
  });

/** Tells the background that this page is open, until it closes. */
export const announcePage = (): void => void browser.runtime.connect();

/** Calls back when the last of our pages that announced themselves has closed. */
export function onPagesClosed(closed: () => void): void {
  let open = 0;
  browser.runtime.onConnect.addListener((port) => {
    if (!port.sender || !isOurs(port.sender)) return;
    open += 1;
    port.onDisconnect.addListener(() => {
      open -= 1;
      if (open === 0) closed();
    });
  });
}

type Sender = { id?: string; url?: string };

const isOurs = ({ id, url }: Sender) =>
  id === browser.runtime.id && url?.startsWith(browser.runtime.getURL("/")) === true;

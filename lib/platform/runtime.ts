import { browser } from "wxt/browser";

/**
 * Calls back wherever alarms, badge, title or icon can have been lost: browser start, installation, update, and
 * being enabled again (which not every browser tells).
 */
export function onLost(lost: () => void): void {
  const { runtime } = browser as typeof browser & {
    runtime: { onEnabled?: typeof browser.runtime.onStartup };
  };
  runtime.onStartup.addListener(lost);
  runtime.onInstalled.addListener(lost);
  runtime.onEnabled?.addListener(lost);
}

/** Calls back once, after installation; never after an update. */
export const onFirstInstalled = (installed: () => void) =>
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") installed();
  });

export const openSettings = () => browser.runtime.openOptionsPage();

export const onBrowserStart = (started: () => void): void => browser.runtime.onStartup.addListener(started);

/** `previousVersion` is empty but for an update. */
export const onInstalled = (installed: (reason: string, previousVersion: string) => void): void =>
  browser.runtime.onInstalled.addListener(({ reason, previousVersion = "" }) =>
    installed(reason, previousVersion),
  );

export const manifest = () => browser.runtime.getManifest();

/** Asks the background. Rejects when the worker died under the question. */
export const sendMessage = <T>(message: unknown): Promise<T> => browser.runtime.sendMessage(message);

/** Answers messages of our own pages, and refuses everybody else. A rejection reaches who asked. */
export const onMessage = (answer: (message: unknown) => Promise<unknown>): void =>
  browser.runtime.onMessage.addListener(async (message: unknown, sender: Sender) => {
    if (!isOurs(sender)) throw new Error("refused: not one of this extension's own pages");
    return answer(message);
  });

type Sender = { id?: string; url?: string };

const isOurs = ({ id, url }: Sender) =>
  id === browser.runtime.id && url?.startsWith(browser.runtime.getURL("/")) === true;

import type { Page } from "@playwright/test";

/** In the page, before any script of its own: what it asks of the background waits while the gate is shut. */
const GATE = `(() => {
  const send = chrome.runtime.sendMessage.bind(chrome.runtime);
  let open = Promise.withResolvers();
  open.resolve();
  chrome.runtime.sendMessage = (...args) => open.promise.then(() => send(...args));
  globalThis.shutGate = () => void (open = Promise.withResolvers());
  globalThis.openGate = () => open.resolve();
})()`;

/**
 * Lets a page wake nobody for a while, as on a computer that sleeps: one that is still being drawn asks when it likes,
 * and who dies under its question is asked again.
 */
export async function createGate(page: Page): Promise<{ shut(): Promise<void>; open(): Promise<void> }> {
  await page.addInitScript(`globalThis.chrome?.runtime?.sendMessage && ${GATE}`);
  return {
    shut: () => page.evaluate("globalThis.shutGate?.()"),
    open: () => page.evaluate("globalThis.openGate?.()"),
  };
}

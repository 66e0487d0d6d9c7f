import { browser } from "wxt/browser";

/** An answered request of a page. `from`: the origin or URL of the page that sent it; null if the browser doesn't tell. */
export type WebRequest = { method: string; url: string; from: string | null };

/** Chromium names the page's origin `initiator`, Firefox its URL `originUrl`. */
type Details = { method: string; url: string; initiator?: string; originUrl?: string };

/**
 * Calls back after a request of a page to one of these URLs was answered, with the method and the addresses alone. The browser tells only of
 * pages and hosts that the person has allowed. Register at the worker's start: then a stopped worker is woken for
 * hosts that are allowed later, too (measured in both browsers).
 */
export function onWebRequest(urls: string[], heard: (request: WebRequest) => void): void {
  browser.webRequest?.onCompleted.addListener(
    ({ method, url, initiator, originUrl }: Details) =>
      heard({ method, url, from: initiator ?? originUrl ?? null }),
    { urls, types: ["xmlhttprequest"] },
  );
}

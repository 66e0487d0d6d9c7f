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

const patternOf = (host: string): string =>
  `${Object.assign(new URL("https://app.awork.com"), { hostname: host }).origin}/*`;

const patternsOf = (hosts: string[]) => ({ origins: hosts.map(patternOf) });

/** Whether the browser tells of requests from and to this host. */
export const isAllowed = (host: string): Promise<boolean> => browser.permissions.contains(patternsOf([host]));

/** Asks the person for these hosts. Browsers allow that only directly in a click handler. */
export const askForHosts = (hosts: string[]): Promise<boolean> =>
  browser.permissions.request(patternsOf(hosts));

/** Gives these hosts back, without asking. */
export const giveHostsBack = (hosts: string[]): Promise<boolean> =>
  browser.permissions.remove(patternsOf(hosts));

/** The match patterns of all hosts that the browser allows. */
export const allowedPatterns = async (): Promise<string[]> =>
  (await browser.permissions.getAll()).origins ?? [];

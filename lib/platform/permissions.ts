import { browser } from "wxt/browser";
import { ORIGIN } from "./origin";

/** Match patterns can't have a port in every browser. */
const AWORK = { origins: [`${ORIGIN.replace(/:\d+$/, "")}/*`] };

/**
 * Whether the extension may reach awork. The person can revoke that at any time; calls then fail as if
 * offline.
 */
export const hasPermission = () => browser.permissions.contains(AWORK);

/** Asks the person for the permission. Browsers allow that only directly in a click handler. */
export const askPermission = () => browser.permissions.request(AWORK);

export function onPermission(changed: () => void): void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
}

const patternsOf = (hosts: string[]) => ({ origins: hosts.map((host) => `https://${host}/*`) });

/** Whether the browser lets the extension see what is called from and at each of these hosts. */
export const isEachAllowed = (hosts: string[]): Promise<boolean> =>
  browser.permissions.contains(patternsOf(hosts));

/** Asks the person for these hosts. Browsers allow that only directly in a click handler. */
export const askForHosts = (hosts: string[]): Promise<boolean> =>
  browser.permissions.request(patternsOf(hosts));

/** Gives these hosts back, without asking. */
export const giveHostsBack = (hosts: string[]): Promise<boolean> =>
  browser.permissions.remove(patternsOf(hosts));

/** The match patterns of all hosts that the browser allows. */
export const allowedPatterns = async (): Promise<string[]> =>
  (await browser.permissions.getAll()).origins ?? [];

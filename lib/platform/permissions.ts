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

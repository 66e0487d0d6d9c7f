import { browser } from "wxt/browser";
import { ORIGIN } from "./origin";

/** Patterns have no port in every browser. */
const AWORK = { origins: [`${ORIGIN.replace(/:\d+$/, "")}/*`] };

/** Whether calls to awork are let out. A person can take that back at any time, and it then looks like being offline. */
export const hasPermission = () => browser.permissions.contains(AWORK);

/** Asks the person. Browsers allow that only straight from a click. */
export const askPermission = () => browser.permissions.request(AWORK);

export function onPermission(changed: () => void): void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
}

import { allowedPatterns, askForHosts, giveHostsBack, isAllowed } from "@/lib/platform/web-requests";
import { accountItem } from "@/lib/tracker-store/state-items";
import type { Account } from "@/lib/tracker-store/account";
import { followOfferItem, noticedItem } from "./follow-items";
import { hostsAmong, hostsOf } from "./hosts";

/** The hosts of the web app that an account needs and the browser doesn't allow. */
export async function missingHosts(account: Account | null): Promise<string[]> {
  const hosts = hostsOf(account);
  const allowed = await Promise.all(hosts.map(isAllowed));
  return hosts.filter((_, place) => !allowed[place]);
}

/** Asks the person to allow the web app's hosts. Browsers ask only directly in a click handler. */
export const askToFollow = (account: Account | null): Promise<boolean> => askForHosts(hostsOf(account));

/**
 * Gives back each host of the web app, also those of earlier workspaces. Exactly these: in Chromium a wildcard takes
 * the required `api.awork.com` along (measured).
 */
export async function stopFollowing(): Promise<void> {
  const hosts = hostsAmong(await allowedPatterns());
  if (hosts.length > 0) await giveHostsBack(hosts);
}

/** The popup's offer is answered once the hosts are allowed, wherever that was: the popup closes when it asks. */
export async function noteAgreed(): Promise<void> {
  if ((await followOfferItem.get()) !== null) return;
  if ((await missingHosts(await accountItem.get())).length === 0) await followOfferItem.set(Date.now());
}

/** For the report: whether the web app is followed, and whether a call was ever noticed. Names no host. */
export async function followFact(): Promise<string> {
  const account = await accountItem.get();
  const [missing, noticed] = await Promise.all([missingHosts(account), noticedItem.get()]);
  const all = hostsOf(account).length;
  return `${all - missing.length} of ${all} hosts allowed, call noticed ${noticed === null ? "never" : "yes"}`;
}

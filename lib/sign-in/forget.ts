import { removeAllBut } from "@/lib/platform/storage";
import { menusItem } from "@/lib/menus/update-menus";
import { NAMES } from "@/lib/settings/settings-schema";
import { withTokenLock } from "@/lib/sign-in/tokens/access-token";
import { clientItem } from "./client-id";
import { followOfferItem, noticedItem } from "@/lib/follow/follow-items";
import { firstStepsItem } from "@/lib/settings/first-steps";
import { storedAccountItem } from "@/lib/tracker-store/state-items";
import { keyTriedItem } from "@/lib/settings/shortcut-tried";
import { logItem } from "@/lib/diagnostics/log";
import { clearNotification } from "@/lib/platform/notifications";
import { settingsItem } from "@/lib/settings/settings-store";
import { silencedItem } from "@/lib/reminders/silence";

/**
 * The keys that stay when somebody signs out: they belong to this installation and identify nobody.
 * Everything else is removed, including what another version has stored.
 */
const STAYS: string[] = [
  ...[clientItem, firstStepsItem, followOfferItem, keyTriedItem, logItem, noticedItem].map(({ key }) => key),
  ...[settingsItem, silencedItem].map(({ key }) => key),
  // The person's chosen settings, in a browser without a working `storage.sync`.
  ...NAMES,
];

let signOuts = 0;

/**
 * How many times somebody has signed out since the worker started. A sign-in that began before a sign-out
 * must not be completed.
 */
export const countSignOuts = (): number => signOuts;

/**
 * Removes everything about the connected person, with one call per storage area. That needs neither free
 * space nor an answer from awork.
 */
export function forgetPerson(): Promise<void> {
  signOuts += 1;
  return withTokenLock(() => forget(STAYS));
}

/**
 * Removes what is left of somebody who is no longer connected: calls in progress at the sign-out may have
 * stored something after it, and a worker that died may have left a part. Run at each start of the worker and
 * after each sign-out.
 */
export const forgetLeftovers = (): Promise<void> =>
  withTokenLock(async () => {
    // An account that can't be read still belongs to somebody.
    if ((await storedAccountItem.get()) === null) await forget([...STAYS, ...UNDER_WAY]);
  });

/**
 * The keys of a sign-in in progress: the press of "Sign in" and the question to awork. They identify nobody,
 * and may have woken the worker. The menus, which offer to sign in, are updated at each start.
 */
const UNDER_WAY = ["signInWish", "flow", menusItem.key];

async function forget(stays: string[]): Promise<void> {
  await removeAllBut(stays);
  // The notification shows what somebody worked on. If it can't be cleared, the browser shows none.
  await clearNotification().catch(() => false);
}

import { removeAllBut } from "@/lib/platform/storage";
import { NAMES } from "@/lib/settings/settings-schema";
import { withTokenLock } from "@/lib/sign-in/tokens/access-token";
import { clientItem } from "./client-id";
import { firstStepsItem } from "@/lib/settings/first-steps";
import { storedAccountItem } from "@/lib/tracker-store/state-items";
import { keyTriedItem } from "@/lib/settings/shortcut-tried";
import { logItem } from "@/lib/diagnostics/log";
import { clearNotification } from "@/lib/platform/notifications";
import { settingsItem } from "@/lib/settings/settings-store";
import { silencedItem } from "@/lib/reminders/silence";

/**
 * What stays when somebody signs out: it belongs to this installation, and names nobody. Everything else goes, also
 * what another version has stored.
 */
const STAYS: string[] = [
  ...[clientItem, firstStepsItem, keyTriedItem, logItem, settingsItem, silencedItem].map(({ key }) => key),
  // Where the browser has no other place for what the person has chosen.
  ...NAMES,
];

let signOuts = 0;

/** How often somebody has signed out since the worker started: who began to sign in before that is not to be signed in. */
export const countSignOuts = (): number => signOuts;

/** Forgets all of whoever is connected, in one write to each place: nothing needs room for it, or an answer. */
export function forgetPerson(): Promise<void> {
  signOuts += 1;
  return withTokenLock(() => forget(STAYS));
}

/**
 * Forgets what is left of somebody who is not connected any more: what was under way when they signed out can have
 * written after it, and a worker that died can have left a part. For each start of the worker, and after each sign-out.
 */
export const forgetLeftovers = (): Promise<void> =>
  withTokenLock(async () => {
    // An account that can't be read is somebody's.
    if ((await storedAccountItem.get()) === null) await forget([...STAYS, ...UNDER_WAY]);
  });

/** Of a sign-in that is under way the wish and the question: they name nobody, and they may have woken the worker. */
const UNDER_WAY = ["signInWish", "flow"];

async function forget(stays: string[]): Promise<void> {
  await removeAllBut(stays);
  // It shows what somebody worked on. Where it can't be taken away, the browser shows none.
  await clearNotification().catch(() => false);
}

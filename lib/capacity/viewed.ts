import { createTurns } from "@/lib/async/turns";
import { succeeds } from "@/lib/async/succeeds";
import { whose } from "@/lib/tracker-store/account";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import type { Tracker } from "@/lib/tracker/tracker";
import { readHours } from "./read-hours";
import { readTask } from "./read-task";

const inTurn = createTurns();

/**
 * Somebody is viewing the popup: reads what is due of the current task, of the person's hours and of the
 * company's rules. Requests run one after the other, so that they never hold up a poll or an action. If something can't
 * be stored, it is not asked either: it would be asked at each opening.
 */
export const viewed = (tracker: Tracker): Promise<void> =>
  inTurn(async () => {
    const [account, { timer, trouble, throttle }] = await Promise.all([accountItem.get(), stateItem.get()]);
    // While awork can't be reached, the poll retries; what is asked here would only fail for an hour.
    if (!account || trouble) return;
    const of = whose(account);
    if (timer) await succeeds(readTask(tracker, of, timer, throttle));
    await succeeds(readHours(tracker, account, throttle));
  });

import { browser } from "wxt/browser";
import { type Instant, SECOND } from "@/lib/timer/time";
import { createTurns } from "@/lib/tracker/turns";

const NAME = "wake";

const inTurn = createTurns();

/**
 * The one alarm. It is left alone when it is already set for that moment: creating it again starts it anew, and
 * code that does so at each start pushes it away for ever. Null clears it.
 */
export const wakeAt = (at: Instant | null): Promise<void> =>
  // In turn: an alarm that wakes a worker is answered twice at a time, and both would find none.
  inTurn(async () => {
    if (at === null) {
      await browser.alarms.clear(NAME);
      return;
    }
    const set = await browser.alarms.get(NAME);
    if (!set || Math.abs(set.scheduledTime - at) > SECOND) await browser.alarms.create(NAME, { when: at });
  });

/** Calls back when it rings, with when it was to ring: a computer that slept lets it ring late. */
export const onWake = (wake: (due: Instant) => void) =>
  browser.alarms.onAlarm.addListener(({ name, scheduledTime }) => {
    if (name === NAME) wake(scheduledTime);
  });

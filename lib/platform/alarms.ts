import { browser } from "wxt/browser";
import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import { createTurns } from "@/lib/async/turns";

const NAME = "wake";

const inTurn = createTurns();

/**
 * Firefox's alarms slip by the length of a sleep (measured): one that is set for a minute rings a minute after the
 * computer has woken. None is further away than this, so the toolbar is right within 30 s. Chromium rings at once.
 */
const LONGEST: Duration = import.meta.env.BROWSER === "firefox" ? 25 * SECOND : Infinity;

/**
 * The one alarm, at most `longest` from now: who is woken early looks, and sets it again. It is left alone when it is
 * already set for that moment: creating it again starts it anew, and code that does so at each start pushes it away for
 * ever. Null clears it.
 */
export const wakeAt = (at: Instant | null, longest: Duration = LONGEST): Promise<void> =>
  // In turn: an alarm that wakes a worker is answered twice at a time, and both would find none.
  inTurn(async () => {
    if (at === null) {
      await browser.alarms.clear(NAME);
      return;
    }
    const wall = Date.now();
    const set = (await browser.alarms.get(NAME))?.scheduledTime;
    const isFar = at - wall > longest;
    // One that rings before the longest is over does as well: it would be pushed away by each who looks.
    const isRight = set !== undefined && (isFar ? wall < set && set <= wall + longest : isAbout(set, at));
    if (!isRight) await browser.alarms.create(NAME, { when: isFar ? wall + longest : at });
  });

const isAbout = (set: Instant, at: Instant) => Math.abs(set - at) <= SECOND;

/** Calls back when it rings, with when it was to ring: a computer that slept lets it ring late. */
export const onWake = (wake: (due: Instant) => void) =>
  browser.alarms.onAlarm.addListener(({ name, scheduledTime }) => {
    if (name === NAME) wake(scheduledTime);
  });

/** When each alarm that is set rings. */
export const alarms = async (): Promise<Instant[]> =>
  (await browser.alarms.getAll()).map(({ scheduledTime }) => scheduledTime);

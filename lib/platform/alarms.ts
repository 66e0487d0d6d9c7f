import { browser } from "wxt/browser";
import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import { createTurns } from "@/lib/async/turns";

const NAME = "wake";

const inTurn = createTurns();

/**
 * Firefox's alarms are delayed by the length of a sleep (measured): one set for a minute fires a minute after
 * the computer has woken. So in Firefox the alarm is never further ahead than this, and the toolbar is right
 * within 30 s of waking. Chromium fires at once.
 */
const LONGEST: Duration = import.meta.env.BROWSER === "firefox" ? 25 * SECOND : Infinity;

/**
 * Sets the one alarm, at most `longest` from now: a worker that wakes early checks what is due and sets it
 * again. An alarm already set for that moment is left alone: creating it again restarts it, and code that
 * does so at each start would postpone it forever. Null clears the alarm.
 */
export const wakeAt = (at: Instant | null, longest: Duration = LONGEST): Promise<void> =>
  // In turn: an alarm that wakes the worker is handled twice at once, and both handlers would find no alarm.
  inTurn(async () => {
    if (at === null) {
      await browser.alarms.clear(NAME);
      return;
    }
    const wall = Date.now();
    const set = (await browser.alarms.get(NAME))?.scheduledTime;
    const isFar = at - wall > longest;
    // An alarm within `longest` will do: replacing it would postpone it at each call.
    const isRight = set !== undefined && (isFar ? wall < set && set <= wall + longest : isAbout(set, at));
    if (!isRight) await browser.alarms.create(NAME, { when: isFar ? wall + longest : at });
  });

const isAbout = (set: Instant, at: Instant) => Math.abs(set - at) <= SECOND;

/** Calls back when the alarm fires, with the time it was due: after a sleep it fires late. */
export const onWake = (wake: (due: Instant) => void) =>
  browser.alarms.onAlarm.addListener(({ name, scheduledTime }) => {
    if (name === NAME) wake(scheduledTime);
  });

/** The scheduled time of each alarm. */
export const alarms = async (): Promise<Instant[]> =>
  (await browser.alarms.getAll()).map(({ scheduledTime }) => scheduledTime);

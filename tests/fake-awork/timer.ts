import { DAY } from "./clock.ts";
import { isTimer, openBreak, rested, type Entry } from "./entry.ts";

/*
 * awork's rules for one entry. Each verb says whether it changed anything.
 */

/** awork stops a timer by itself after this long, paused or not. */
const LONGEST = DAY;

export function pauseTimer(entry: Entry, now: number) {
  if (!isTimer(entry) || openBreak(entry)) return false;
  entry.breaks.push({ start: now, end: null });
  return true;
}

export function resumeTimer(entry: Entry, now: number) {
  const pause = openBreak(entry);
  if (!isTimer(entry) || !pause) return false;
  pause.end = Math.max(pause.start, now);
  return true;
}

/** How awork closes a break that is open at the stop is not documented; here it ends with the entry. */
export function stopTimer(entry: Entry, now: number) {
  if (!isTimer(entry)) return false;
  const pause = openBreak(entry);
  if (pause) pause.end = Math.max(pause.start, now);
  entry.end = now;
  entry.duration = Math.max(0, now - entry.start! - rested(entry));
  return true;
}

/**
 * "Removes all breaks, effectively resuming the timer" (awork's reference): the open one goes too, and every
 * break becomes work. What happens to a stopped entry is not documented; here its breaks become work as well,
 * and it stays stopped.
 */
export function removeBreaksOf(entry: Entry) {
  if (entry.breaks.length === 0) return false;
  if (!isTimer(entry)) entry.duration += rested(entry);
  entry.breaks = [];
  return true;
}

/** Ends a timer that ran into awork's own limit. */
export function expireTimer(entry: Entry, now: number) {
  if (!isTimer(entry) || entry.start! + LONGEST > now) return false;
  return stopTimer(entry, entry.start! + LONGEST);
}

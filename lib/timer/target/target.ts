import type { Settings } from "@/lib/timer/settings";
import { type Duration, MINUTE } from "@/lib/timer/time";
import { type TimeOff, shareOff } from "./day-off";

/** The working time of each day of the week, in ms, Monday first. */
export type Hours = readonly Duration[];

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** The hours that the settings set in place of awork's; null if awork's apply. */
export function ownHours(settings: Pick<Settings, "target" | "targetMinutes" | "workDays">): Hours | null {
  const { target, targetMinutes, workDays } = settings;
  if (target === "awork") return null;
  return WEEK.map((day) => (workDays.includes(day) ? targetMinutes * MINUTE : 0));
}

/**
 * The time to work on a day ("2026-08-26"), in ms: its hours without what is off. 0 on a free day; null if the
 * hours are unknown.
 */
export function targetOn(day: string, hours: Hours | null, timesOff: readonly TimeOff[]): Duration | null {
  const usual = hours?.[weekdayOf(day)];
  return usual === undefined ? null : usual * (1 - shareOff(day, timesOff));
}

/** 0 (Monday) to 6 (Sunday). */
const weekdayOf = (day: string): number => (new Date(day).getUTCDay() + 6) % 7;

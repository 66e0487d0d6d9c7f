import type { Interval } from "@/lib/timer/interval";
import type { Settings } from "@/lib/timer/settings";
import { DAY, MINUTE } from "@/lib/timer/time";

export type WorkHours = Pick<Settings, "workDays" | "workFrom" | "workTo">;

/**
 * The working hours of a day ("2026-08-26") by this computer's clock; null on a free day, or if the day can't be
 * parsed. Hours that cross midnight belong to the day on which they begin.
 */
export function workHoursOn(day: string, { workDays, workFrom, workTo }: WorkHours): Interval | null {
  const date = new Date(`${day}T00:00`);
  if (Number.isNaN(date.getTime()) || !workDays.includes(date.getDay() || 7)) return null;
  // By the clock, since a day can have 23 or 25 hours.
  const at = (minutes: number) => new Date(date).setHours(0, minutes, 0, 0);
  return { start: at(workFrom), end: at(workTo > workFrom ? workTo : workTo + DAY / MINUTE) };
}

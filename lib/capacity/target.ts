import type { Settings } from "@/lib/timer/settings";
import type { TimeOff } from "@/lib/timer/target/day-off";
import { ownHours, targetOn } from "@/lib/timer/target/target";
import type { Duration } from "@/lib/timer/time";
import { type Account, whose } from "@/lib/tracker-store/account";
import { type KeptHours, hoursOf } from "./hours-item";

/**
 * The target of each day ("2026-08-26"), in ms: from the settings, or from what awork said of this person's
 * capacity; null if neither is known. Absences and holidays count in both cases.
 */
export function targets(
  account: Account | null,
  settings: Settings,
  kept: KeptHours | null,
): (day: string) => Duration | null {
  const hours = account && hoursOf(kept, whose(account));
  const timesOff = timesOffOf(account, kept);
  const daily = ownHours(settings) ?? hours?.weekly?.value ?? null;
  return (day) => targetOn(day, daily, timesOff);
}

/** The person's absences and the company's holidays, as far as awork said them. */
export function timesOffOf(account: Account | null, kept: KeptHours | null): TimeOff[] {
  const hours = account && hoursOf(kept, whose(account));
  return [...(hours?.absences?.value ?? []), ...(hours?.holidays?.value ?? [])];
}

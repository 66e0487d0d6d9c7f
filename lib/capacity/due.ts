import { type Duration, HOUR, type Instant, MINUTE } from "@/lib/timer/time";
import type { KeptHours } from "./hours-item";
import type { KeptTask } from "./task-times-item";

/** After a failure, the hours are not read again for this long. */
export const RETRY = HOUR;

/** Where nobody may start a timer, the rules are read again after this long: that holds up everything. */
const OFF: Duration = 10 * MINUTE;

const PARTS = ["rules", "weekly", "absences", "holidays"] as const;

export type Part = (typeof PARTS)[number];

/**
 * The parts of the hours to read now: each once a day (`today` is this computer's day), rules that let nobody start
 * a timer more often, and none for an hour after a failure. Also due if the clock was set back since. Absences come before holidays: awork's answer shows
 * that the token is good, so that a 401 to the holidays is a refusal. `byKey`: an API key is an admin, for whom no rule
 * holds, so they are not read.
 */
export function dueParts(hours: KeptHours, today: string, wall: Instant, byKey = false): Part[] {
  const { notBefore } = hours;
  if (notBefore !== null && wall < notBefore && notBefore - wall <= RETRY) return [];
  const isDue = (part: Part) => {
    const kept = hours[part];
    return !kept || today < kept.readOn || today >= kept.until || (part === "rules" && isOff(hours, wall));
  };
  return PARTS.filter(
    (part) => (part !== "rules" || !byKey) && (isDue(part) || (part === "absences" && isDue("holidays"))),
  );
}

function isOff({ rules }: KeptHours, wall: Instant): boolean {
  const age = wall - (rules?.at ?? 0);
  return Boolean(rules?.value?.isTrackingOff) && (age < 0 || age >= OFF);
}

/** Whether to read the time of a task now. Also due if the clock was set back since. */
export const isTaskDue = (task: KeptTask | null, wall: Instant): boolean =>
  !task || wall < task.at || wall >= task.until;

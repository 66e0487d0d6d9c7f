import { isDone, type Project, type Task } from "./catalogue.ts";
import { DAY } from "./clock.ts";
import { localDay, type Entry } from "./entry.ts";
import { invalidOperation, unauthorized } from "./refusal.ts";

/** What a workspace allows its people; at first, everything. Admins are exempt. A test may set it as it likes. */
export type Settings = {
  /** Nobody can start a timer or book time. */
  disabled: boolean;
  /** No timer is stopped and no time booked without a note, and it can't be taken away from what is stopped. */
  descriptionRequired: boolean;
  /** Nothing can be booked on a task or project that is done. */
  doneProjectsPrevented: boolean;
  /** How many days back people may book, change and delete; null for any. A timer that runs may be of any day. */
  pastDays: number | null;
};

export const usualSettings = (): Settings => ({
  disabled: false,
  descriptionRequired: false,
  doneProjectsPrevented: false,
  pastDays: null,
});

/**
 * Schema `TimeTrackingSetting` of awork's reference. It names the types `prevent-on-done-projects` and
 * `allow-on-past-days` only; the names of the other two are made up.
 */
export const settingsJson = ({
  disabled,
  descriptionRequired,
  doneProjectsPrevented,
  pastDays,
}: Settings) => [
  { type: "disable-time-tracking", enabled: disabled },
  { type: "require-description", enabled: descriptionRequired },
  { type: "prevent-on-done-projects", enabled: doneProjectsPrevented },
  {
    type: "allow-on-past-days",
    enabled: pastDays !== null,
    ...(pastDays !== null && { dayCount: pastDays }),
  },
];

export function checkEnabled({ disabled }: Settings) {
  if (disabled) throw invalidOperation("Time tracking is disabled in this workspace.");
}

export function checkDescription({ descriptionRequired }: Settings, note: string | null) {
  if (descriptionRequired && !note?.trim())
    throw invalidOperation("A description is required before the time tracking can be stopped.");
}

/** Refuses what is booked for a day that is too long ago, in the entry's own time zone. `refuse`: in which words. */
export function checkDay(
  { pastDays }: Settings,
  entry: Pick<Entry, "start" | "day" | "timezone">,
  now: number,
  refuse = invalidOperation,
) {
  if (pastDays === null) return;
  const today = localDay({ ...entry, start: now });
  const ago = (Date.parse(today) - Date.parse(localDay(entry))) / DAY;
  if (ago > pastDays) throw refuse(`Time can only be tracked for the last ${pastDays} days.`);
}

export function checkDone({ doneProjectsPrevented }: Settings, task: Task | null, project: Project | null) {
  if (!doneProjectsPrevented) return;
  if (task && isDone(task)) throw invalidOperation(`The task '${task.name}' is done: no time can be booked.`);
  // Seen: awork's public tracker, #82.
  if (project && isDone(project)) throw blocked();
}

/** What awork says of a booking on a project that is done, or whose member the person is not (seen: #82). */
export const blocked = () => unauthorized("The call to Project was blocked due to insufficient permissions.");

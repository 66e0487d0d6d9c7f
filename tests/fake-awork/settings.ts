import { isDone, type Project, type Task } from "./catalogue.ts";
import { invalidOperation } from "./refusal.ts";

/** What a workspace allows its people; at first, everything. A test may set it as it likes. */
export type Settings = {
  /** Nobody can start a timer. */
  disabled: boolean;
  /** No timer is stopped without a note. */
  descriptionRequired: boolean;
  /** Nothing can be booked on a task or project that is done. */
  doneProjectsPrevented: boolean;
  /** How many days back people may book; null for any. Shown, and not enforced. */
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

export function checkDone(
  { doneProjectsPrevented }: Settings,
  { task, project }: { task?: Task | null; project?: Project | null },
) {
  if (!doneProjectsPrevented) return;
  if (task && isDone(task)) throw invalidOperation(`The task '${task.name}' is done: no time can be booked.`);
  if (project && isDone(project))
    throw invalidOperation(`The project '${project.name}' is done: no time can be booked.`);
}

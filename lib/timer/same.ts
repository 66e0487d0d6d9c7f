import type { Purpose } from "./choice";
import type { Timer } from "./timer";

/**
 * Whether a timer already has that purpose, so starting another would change only the time. A task implies
 * its project, so a task without a project matches any project. Billing is not compared, since awork may
 * override it.
 */
export function isFor(
  { about, subject }: Timer,
  { taskId, projectId, typeOfWorkId, note }: Purpose,
): boolean {
  return (
    about.taskId === taskId &&
    (about.projectId === projectId || (taskId !== null && projectId === null)) &&
    about.typeOfWorkId === typeOfWorkId &&
    trimmed(subject.note) === trimmed(note)
  );
}

const trimmed = (note: string | null) => (note ?? "").trim();

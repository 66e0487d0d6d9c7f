import type { Purpose } from "./choice";
import type { Timer } from "./timer";

/**
 * Whether a timer is for that purpose: starting another would change nothing but the time. A task says its project,
 * so none beside it stands for any. Billing is not compared: awork has a say in it.
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

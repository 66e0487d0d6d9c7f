import type { Timer } from "./timer";

/**
 * What a timer can be started for: a task, a project without a task, or a type of work alone. `typeOfWorkId` is
 * null where only the name is known, or nothing: awork wants one to start. `key`: as awork shows it, "WEB-12", "WEB".
 * `isBillable`: null where awork has not said.
 */
export type Choice = {
  kind: "task" | "project" | "typeOfWork";
  /** Of the task, the project or the type of work. */
  id: string;
  name: string;
  key: string | null;
  projectId: string | null;
  project: string | null;
  client: string | null;
  typeOfWorkId: string | null;
  typeOfWork: string | null;
  isBillable: boolean | null;
};

/** What awork needs to start a timer. `isBillable` null: as awork sees fit. */
export type Purpose = {
  taskId: string | null;
  projectId: string | null;
  typeOfWorkId: string;
  isBillable: boolean | null;
  note: string | null;
};

/** What another timer for the same would be started with; null where awork did not say the type of work. */
export function purposeOf({ about, subject: { note } }: Timer): Purpose | null {
  const { taskId, projectId, typeOfWorkId, isBillable } = about;
  return typeOfWorkId === null ? null : { taskId, projectId, typeOfWorkId, isBillable, note };
}

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

/**
 * What another timer for the same would be started with; null where awork did not say the type of work, or takes it no
 * more: then the person chooses one.
 */
export function purposeOf({ about, subject: { note } }: Timer): Purpose | null {
  const { taskId, projectId, typeOfWorkId, isBillable, isTypeArchived } = about;
  return typeOfWorkId === null || isTypeArchived
    ? null
    : { taskId, projectId, typeOfWorkId, isBillable, note };
}

/**
 * Whether a timer can be started with a type of work, told by its id: two can have one name. `types`: those that awork
 * takes; undefined or empty until they are known, and then awork is asked.
 */
export const isUsable = (typeOfWorkId: string, types: readonly Choice[] | undefined): boolean =>
  !types?.length || types.some(({ id }) => id === typeOfWorkId);

/** What an entry is for, called `name`, where the person has to choose another type of work; null where that is nothing. */
export function choiceOf({ about, subject }: Timer, name: string): Choice | null {
  const { taskId, projectId, typeOfWorkId, isBillable } = about;
  const { project, client } = subject;
  const kind = taskId !== null ? "task" : projectId !== null ? "project" : "typeOfWork";
  const id = taskId ?? projectId ?? typeOfWorkId;
  if (id === null) return null;
  return {
    kind,
    id,
    name,
    key: null,
    projectId,
    project,
    client,
    typeOfWorkId: null,
    typeOfWork: null,
    isBillable,
  };
}

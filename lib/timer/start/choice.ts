import type { Timer } from "@/lib/timer/timer";

/**
 * What a timer can be started for: a task, a project without a task, or only a type of work. `typeOfWorkId`
 * is null if unknown or only its name is known; awork requires one to start. `key`: as awork shows it,
 * "WEB-12" or "WEB". `isBillable`: null if awork hasn't said.
 */
export type Choice = {
  kind: "task" | "project" | "typeOfWork";
  /** The id of the task, project or type of work. */
  id: string;
  name: string;
  key: string | null;
  projectId: string | null;
  project: string | null;
  client: string | null;
  typeOfWorkId: string | null;
  typeOfWork: string | null;
  isBillable: boolean | null;
  /** Its project is done, or it is one that is; a company can forbid to book on it. */
  isProjectDone?: boolean | undefined;
};

/** What awork needs to start a timer. If `isBillable` is null, awork decides. */
export type Purpose = {
  taskId: string | null;
  projectId: string | null;
  typeOfWorkId: string;
  isBillable: boolean | null;
  note: string | null;
};

/**
 * The purpose for starting another timer like this one. Null if the type of work is unknown or archived, so
 * the person must choose one.
 */
export function purposeOf({ about, subject: { note } }: Timer): Purpose | null {
  const { taskId, projectId, typeOfWorkId, isBillable, isTypeArchived } = about;
  return typeOfWorkId === null || isTypeArchived
    ? null
    : { taskId, projectId, typeOfWorkId, isBillable, note };
}

/**
 * Whether a timer can be started with a type of work. Compares ids, since two can have the same name.
 * `types`: those that awork accepts; while they are unknown (undefined or empty) the result is true and awork
 * decides.
 */
export const isUsable = (typeOfWorkId: string, types: readonly Choice[] | undefined): boolean =>
  !types?.length || types.some(({ id }) => id === typeOfWorkId);

/**
 * The type of work to start a choice with; null if the person has to choose one. A project has many, and two
 * types can share a name. `types`: those that awork accepts; undefined while they are unknown.
 */
export function typeToStart(choice: Choice, types: readonly Choice[] | undefined): string | null {
  const { kind, id, typeOfWorkId, typeOfWork } = choice;
  if (kind === "project") return null;
  const named = types?.filter(({ name }) => name === typeOfWork) ?? [];
  const own = kind === "typeOfWork" ? id : (typeOfWorkId ?? (named.length === 1 ? named[0]!.id : null));
  return own !== null && isUsable(own, types) ? own : null;
}

/**
 * The entry as a choice called `name`, for when the person has to choose another type of work; null if it is
 * for nothing.
 */
export function choiceOf({ about, subject }: Timer, name: string): Choice | null {
  const { taskId, projectId, typeOfWorkId, isBillable, isProjectDone } = about;
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
    ...(isProjectDone && { isProjectDone }),
  };
}

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

/**
 * Whether an entry is for a choice: for its task, or for its type of work and nothing else. Never for a
 * project alone, since the person then chooses among types of work.
 */
export function isWorkOn({ about }: Timer, { kind, id }: Choice): boolean {
  const { taskId, projectId, typeOfWorkId } = about;
  if (kind === "task") return taskId === id;
  return kind === "typeOfWork" && taskId === null && projectId === null && typeOfWorkId === id;
}

const trimmed = (note: string | null) => (note ?? "").trim();

import * as v from "valibot";
import type { Choice } from "@/lib/timer/start/choice";
import { anyText, flag, idOrNull, isOver, name, part, uuid } from "@/lib/awork/field";
import { parse } from "@/lib/awork/parse";
import { sanitize } from "@/lib/timer/sanitize";

const client = v.nullish(v.pipe(v.unknown(), v.transform(nameOf)), null);
const isBillableByDefault = v.fallback(v.nullable(v.boolean()), null);
const about = { id: uuid, name };

const TypeOfWork = v.object({ ...about, isArchived: flag });

const Project = v.object({
  ...about,
  projectKey: name,
  company: client,
  isBillableByDefault,
  projectStatus: isOver,
});

/**
 * An assigned task (`TaskModel`) or a search result (`TaskSearchModel`, which has only the name of its type
 * of work).
 */
const Task = v.object({
  ...about,
  taskIdentifier: name,
  projectId: idOrNull,
  project: part({ id: idOrNull, name, company: client, isBillableByDefault, projectStatus: isOver }),
  typeOfWorkId: idOrNull,
  typeOfWork: part({ name }),
  taskStatus: part({ type: anyText }),
});

const NOTHING = {
  key: null,
  projectId: null,
  project: null,
  client: null,
  typeOfWorkId: null,
  typeOfWork: null,
  isBillable: null,
};

/** Reads a type of work from awork's JSON; null if archived or without a name. Throws `NotUnderstood`. */
export function typeOfWork(value: unknown): Choice | null {
  const { id, name, isArchived } = parse(TypeOfWork, value);
  if (!name || isArchived) return null;
  return { ...NOTHING, kind: "typeOfWork", id, name, typeOfWorkId: id, typeOfWork: name };
}

/** Reads a project from awork's JSON; null if it has no name. Throws `NotUnderstood`. */
export function project(value: unknown): Choice | null {
  const { id, name, projectKey, company, isBillableByDefault, projectStatus } = parse(Project, value);
  if (!name) return null;
  const its = { key: projectKey, client: company, isBillable: isBillableByDefault, ...done(projectStatus) };
  return { ...NOTHING, ...its, kind: "project", id, name, projectId: id, project: name };
}

/** Reads a task from awork's JSON; null if it is done or has no name. Throws `NotUnderstood`. */
export function task(value: unknown): Choice | null {
  const { id, name, taskIdentifier, typeOfWorkId, typeOfWork, taskStatus, ...task } = parse(Task, value);
  if (!name || taskStatus?.type === "done") return null;
  return {
    kind: "task",
    id,
    name,
    key: taskIdentifier,
    projectId: task.projectId ?? task.project?.id ?? null,
    project: task.project?.name ?? null,
    client: task.project?.company ?? null,
    typeOfWorkId,
    typeOfWork: typeOfWork?.name ?? null,
    isBillable: task.project?.isBillableByDefault ?? null,
    ...done(task.project?.projectStatus),
  };
}

const done = (isDone = false) => (isDone ? { isProjectDone: true } : null);

/** A company is an object, but plain text in a task from a search (`ProjectEntity`). */
function nameOf(company: unknown): string | null {
  const name = (company as { name?: unknown }).name ?? company;
  return typeof name === "string" ? sanitize(name) || null : null;
}

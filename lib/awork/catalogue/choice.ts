import * as v from "valibot";
import type { Choice } from "@/lib/timer/choice";
import { anyText, flag, idOrNull, name, part, uuid } from "@/lib/awork/field";
import { parse } from "@/lib/awork/parse";
import { sanitize } from "@/lib/awork/sanitize";

const client = v.nullish(v.pipe(v.unknown(), v.transform(nameOf)), null);
const isBillableByDefault = v.fallback(v.nullable(v.boolean()), null);
const about = { id: uuid, name };

const TypeOfWork = v.object({ ...about, isArchived: flag });

const Project = v.object({ ...about, projectKey: name, company: client, isBillableByDefault });

/** A task that is assigned (`TaskModel`), or was found (`TaskSearchModel`: of its type of work it has the name only). */
const Task = v.object({
  ...about,
  taskIdentifier: name,
  projectId: idOrNull,
  project: part({ id: idOrNull, name, company: client, isBillableByDefault }),
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

/** A type of work from awork's JSON; null when it is archived or has no name. Throws `NotUnderstood`. */
export function typeOfWork(value: unknown): Choice | null {
  const { id, name, isArchived } = parse(TypeOfWork, value);
  if (!name || isArchived) return null;
  return { ...NOTHING, kind: "typeOfWork", id, name, typeOfWorkId: id, typeOfWork: name };
}

/** A project from awork's JSON; null when it has no name. Throws `NotUnderstood`. */
export function project(value: unknown): Choice | null {
  const { id, name, projectKey, company, isBillableByDefault } = parse(Project, value);
  if (!name) return null;
  const its = { key: projectKey, client: company, isBillable: isBillableByDefault };
  return { ...NOTHING, ...its, kind: "project", id, name, projectId: id, project: name };
}

/** A task from awork's JSON; null when it is done or has no name. Throws `NotUnderstood`. */
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
  };
}

/** A company is an object, but plain text in a task that was found (`ProjectEntity`). */
function nameOf(company: unknown): string | null {
  const name = (company as { name?: unknown }).name ?? company;
  return typeof name === "string" ? sanitize(name) || null : null;
}

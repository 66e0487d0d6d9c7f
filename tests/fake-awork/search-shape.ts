import { isDone, typeOfWorkOf, type Project, type Task } from "./catalogue.ts";
import { withoutNulls } from "./json.ts";
import { PERSON_ID } from "./people.ts";

const INDEXED = { userStats: [], indexTime: "2026-01-05T08:00:00Z" };

/** Inside a task that was found, a project's company is plain text: schema `ProjectEntity` of awork's reference. */
const projectOfTask = ({ id, name, company, status, isBillableByDefault }: Project) =>
  withoutNulls({
    id,
    name,
    company: company?.name,
    isPrivate: false,
    isBillableByDefault,
    projectStatus: status,
    createdBy: PERSON_ID,
    isExternal: false,
  });

/** A task that was found: schema `TaskSearchModel`. Its type of work has a name only. */
export function foundTask(task: Task, workspaceId: string) {
  const { id, name, identifier, status, project } = task;
  return withoutNulls({
    id,
    workspaceId,
    ...INDEXED,
    name,
    taskIdentifier: identifier,
    baseType: project ? "projecttask" : "private",
    tags: [],
    lists: [],
    isPrio: false,
    isOpen: !isDone(task),
    taskStatus: { name: status.name, type: status.type },
    typeOfWork: { name: typeOfWorkOf(task.typeOfWorkId)?.name },
    projectId: project?.id,
    project: project && projectOfTask(project),
    correlationId: id,
    userId: project ? null : task.assignees[0],
    createdBy: PERSON_ID,
    isExternal: false,
    isHiddenForConnectUsers: false,
  });
}

/** A project that was found: schema `ProjectSearchModel`. */
export function foundProject(project: Project, workspaceId: string) {
  const { id, name, key, company, status, isBillableByDefault } = project;
  return withoutNulls({
    id,
    workspaceId,
    ...INDEXED,
    name,
    projectKey: key,
    projectStatusId: status.id,
    projectStatus: status,
    isPrivate: false,
    isOpen: !isDone(project),
    isBillableByDefault,
    tags: [],
    company: company && { ...company, workspaceId, ...INDEXED, tags: [], hasImage: false },
    members: [],
    hasImage: false,
    createdBy: PERSON_ID,
    isExternal: false,
  });
}

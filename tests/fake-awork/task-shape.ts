import { isDone, typeOfWorkOf, type Task } from "./catalogue.ts";
import { withoutNulls } from "./json.ts";
import { PERSON_ID, type Person } from "./people.ts";
import { projectJson } from "./project-shape.ts";

const BEFORE = "2026-01-05T08:00:00Z";

const numberOf = ({ identifier }: Task) => (identifier === null ? null : Number(identifier.split("-")[1]));

/**
 * A task as a list answers it: schema `TaskModel` of awork's reference. `tracked`: the durations of its entries, in
 * seconds. No task here has subtasks, so what includes them is the same.
 */
export function taskModel(task: Task, people: readonly Person[], tracked: number) {
  const { id, name, identifier, status, typeOfWorkId, project, planned = 0 } = task;
  const userId = project ? null : task.assignees[0];
  return withoutNulls({
    id,
    name,
    isPrio: false,
    laneOrder: 0,
    plannedDuration: planned,
    totalPlannedDuration: planned,
    trackedDuration: tracked,
    totalTrackedDuration: tracked,
    taskNumber: numberOf(task),
    taskIdentifier: identifier,
    baseType: project ? "projecttask" : "private",
    taskStatusId: status.id,
    taskStatus: status,
    typeOfWorkId,
    typeOfWork: typeOfWorkOf(typeOfWorkId),
    assignees: people
      .filter((person) => task.assignees.includes(person.id))
      .map(({ id, firstName, lastName }) => ({
        id,
        firstName,
        lastName,
        hasImage: false,
        isExternal: false,
      })),
    projectId: project?.id,
    project: project && withoutNulls({ ...projectJson(project), companyId: project.company?.id }),
    entityId: project?.id ?? userId,
    userId,
    correlationId: id,
    isSubtask: false,
    hasAttachment: false,
    isRecurring: false,
    isExternal: false,
    isHiddenForConnectUsers: false,
    lists: [],
    tags: [],
    createdOn: BEFORE,
    createdBy: PERSON_ID,
    updatedOn: BEFORE,
    updatedBy: PERSON_ID,
    closedOn: isDone(task) ? BEFORE : null,
  });
}

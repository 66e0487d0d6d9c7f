import type { Answer } from "./answer.ts";
import type { Books } from "./books.ts";
import {
  isDone,
  PROJECTS,
  projectOf,
  taskByKey,
  taskOf,
  TASKS,
  TWIN_TYPE_OF_WORK,
  TYPES_OF_WORK,
  type Project,
  type Task,
} from "./catalogue.ts";
import { projectJson } from "./project-shape.ts";
import { SECOND } from "./clock.ts";
import { isTimer, worked } from "./entry.ts";
import { TASK_FIELDS, TYPE_OF_WORK_FIELDS } from "./fields.ts";
import { listOf } from "./list.ts";
import { notFound, unauthorized } from "./refusal.ts";
import { checkInstant, flagOf, uuidOf, type Request } from "./request.ts";
import type { Route } from "./route.ts";
import { taskModel } from "./task-shape.ts";

/** What a timer can be for: tasks and types of work. */
export function createTasks(books: Books): Route[] {
  /** A timer has no duration yet. */
  const trackedOn = (id: string) =>
    books.entries
      .filter((entry) => entry.task?.id === id && !isTimer(entry))
      .reduce((sum, entry) => sum + Math.round(worked(entry, books.now()) / SECOND), 0);

  const model = (task: Task) => taskModel(task, books.people, trackedOn(task.id));

  const list = (tasks: Task[], { query }: Request): Answer =>
    listOf(
      tasks,
      query,
      {
        fields: TASK_FIELDS,
        order: "createdOn desc",
        json: model,
      },
      books.habits,
    );

  /**
   * "Only assigned project tasks of running projects" where that is asked for. What holds otherwise, the reference
   * says twice and differently. When a task was assigned is not kept: every one is in any span of time.
   */
  function assigned(request: Request): Answer {
    checkInstant(request.query, "assignedOnFrom");
    checkInstant(request.query, "assignedOnTo");
    const onlyRunning = flagOf(request.query, "inProgress") ?? false;
    const isRunning = ({ project }: Task) => project !== null && !isDone(project);
    const own = TASKS.filter(({ assignees }) => assignees.includes(request.person.id));
    return list(onlyRunning ? own.filter(isRunning) : own, request);
  }

  const one = (request: Request): Answer =>
    seen(request, taskOf(uuidOf(request.id, "taskId")), `No task with the id '${request.id}' exists.`);

  /** "WEB-12": the key of the project and a number, in capitals or not. */
  const byKey = (request: Request): Answer =>
    seen(request, taskByKey(request.id), `No task with the identifier '${request.id}' exists.`);

  /** A private task is for one person's eyes. */
  function seen({ person }: Request, task: Task | null, missing: string): Answer {
    if (!task) throw notFound(missing);
    if (!task.project && !task.assignees.includes(person.id))
      throw unauthorized("The call to Task was blocked due to insufficient permissions.");
    return { status: 200, body: model(task) };
  }

  const oneProject = ({ id }: Request): Answer => shown(projectOf(uuidOf(id, "projectId")), id);
  const projectByKey = ({ id }: Request): Answer =>
    shown(PROJECTS.find(({ key }) => key === id.toUpperCase()) ?? null, id);

  function shown(project: Project | null, id: string): Answer {
    if (!project) throw notFound(`No project '${id}' exists.`);
    return { status: 200, body: projectJson(project) };
  }

  const all = () =>
    [...(books.habits.has("twinTypes") ? [TWIN_TYPE_OF_WORK] : []), ...TYPES_OF_WORK].map(books.typeNow);
  const unarchived = () => all().filter(({ isArchived }) => !isArchived);

  function typesOfWork({ query }: Request): Answer {
    const types = flagOf(query, "showArchived") ? all() : unarchived();
    return listOf(types, query, { fields: TYPE_OF_WORK_FIELDS, order: "id", json: (type) => type });
  }

  /** "User must have at least 'read' permissions on the 'project-planning-data' feature." */
  function typesOfProject({ id, person }: Request): Answer {
    const project = projectOf(uuidOf(id, "projectId"));
    if (!project) throw notFound(`No project with the id '${id}' exists.`);
    if (books.habits.has("hiddenProjectTypes") && !person.plans && !person.admin)
      throw unauthorized("The call to Project was blocked due to insufficient permissions.");
    return { status: 200, body: unarchived().filter((type) => books.isAllowedIn(project, type)) };
  }

  return [
    ["GET", /^\/me\/assignedtasks$/i, assigned],
    [
      "GET",
      /^\/me\/projecttasks$/i,
      (request) =>
        list(
          TASKS.filter(({ project }) => project),
          request,
        ),
    ],
    ["GET", /^\/tasks\/([^/]+)$/i, one],
    ["GET", /^\/tasks\/key\/([^/]+)$/i, byKey],
    ["GET", /^\/projects\/([^/]+)$/i, oneProject],
    ["GET", /^\/projects\/key\/([^/]+)$/i, projectByKey],
    ["GET", /^\/typeofwork$/i, typesOfWork],
    ["GET", /^\/projects\/([^/]+)\/typeofwork$/i, typesOfProject],
  ];
}

import type { About } from "@/lib/timer/timer";

/*
 * What awork's description (API v1) lets an API key do with a person's entries. The key is a user of its own with an
 * admin's rights: it is not the creator of the person's timers, and no task is assigned to it.
 *
 * | call                          | who may                                                  | an API key           |
 * | ----------------------------- | -------------------------------------------------------- | -------------------- |
 * | pause, resume (keep)          | the creator                                              | never                |
 * | start, stop, last entry       | an admin or the creator                                  | yes                  |
 * | removebreaks                  | any authenticated user                                   | yes                  |
 * | add, change (POST, PUT)       | the owner, or with permissions for the project; on a task | not on a private one |
 * |                               | its assignee, or with permissions if it has a project    |                      |
 * | delete                        | the owner, or with permissions; if billed an admin       | yes                  |
 * | assigned tasks                | those of the caller                                      | there are none       |
 * | search, tasks, types of work  | any authenticated user                                   | yes                  |
 * | capacity, days off            | for others an admin                                      | yes                  |
 *
 * Nothing is said of a start on a private task, so it is offered, and awork decides.
 */

/** Whether awork does this to a person's timer for an API key. */
export const isForKey = (what: string): boolean => what !== "pause" && what !== "keep";

/** Whether it is a private task, which only its person is assigned to. A task of a project has its id. */
export const isPrivateTask = ({ taskId, projectId }: Partial<Pick<About, "taskId" | "projectId">>): boolean =>
  Boolean(taskId) && !projectId;

import type { Timer } from "@/lib/timer/timer";

/** The task or project that an entry is booked on: awork's ids, and the names as the person saw them. */
export type BookedOn = {
  taskId: string | null;
  projectId: string | null;
  task: string | null;
  project: string | null;
  client: string | null;
  /** The project is done, as far as known; a company can forbid to book on it. */
  isProjectDone?: boolean | undefined;
};

export const bookedOn = ({ subject, about }: Pick<Timer, "subject" | "about">): BookedOn => ({
  taskId: about.taskId,
  projectId: about.projectId,
  task: subject.task,
  project: subject.project,
  client: subject.client,
  ...(about.isProjectDone && { isProjectDone: true }),
});

/** Identifies what it is: awork derives the project from the task. Null: neither. */
export const keyOf = ({ taskId, projectId }: Pick<BookedOn, "taskId" | "projectId">): string | null =>
  taskId ? `task ${taskId}` : projectId && `project ${projectId}`;

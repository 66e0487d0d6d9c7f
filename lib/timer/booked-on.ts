/** The task or project that an entry is booked on, with the names as the person saw them. */
export type BookedOn = {
  taskId: string | null;
  projectId: string | null;
  task: string | null;
  project: string | null;
  client: string | null;
};

import * as v from "valibot";
import { createItem } from "@/lib/platform/storage";

const TaskTimes = v.object({
  version: v.picklist([1]),
  /** The workspace and the user. */
  of: v.string(),
  /**
   * Newest first. `at`: when awork was asked; `until`: it isn't asked again before. Both are on this computer's
   * clock. `time`: planned and tracked, in ms, null if nothing is planned or awork refuses; `open`: the entry on
   * the task that was active then.
   */
  tasks: v.array(
    v.object({
      id: v.string(),
      at: v.number(),
      until: v.number(),
      time: v.nullable(v.object({ planned: v.number(), tracked: v.number() })),
      open: v.nullable(v.string()),
    }),
  ),
});

/** The planned and tracked time of the last tasks. */
export type TaskTimes = v.InferOutput<typeof TaskTimes>;
export type KeptTask = TaskTimes["tasks"][number];

export const taskTimesItem = createItem<TaskTimes | null>(
  "taskTimes",
  v.nullable(TaskTimes),
  null,
  "local",
  "session",
);

/** What is kept of a task for this workspace and user; null if there is nothing. */
export const taskOf = (kept: TaskTimes | null, of: string, id: string): KeptTask | null =>
  (kept?.of === of ? kept.tasks.find((task) => task.id === id) : null) ?? null;

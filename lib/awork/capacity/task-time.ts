import * as v from "valibot";
import { type Duration, SECOND } from "@/lib/timer/time";
import { parse } from "@/lib/awork/parse";

const seconds = v.fallback(v.nullish(v.pipe(v.number(), v.minValue(0)), null), null);

const Task = v.object({
  plannedDuration: seconds,
  totalPlannedDuration: seconds,
  trackedDuration: seconds,
  totalTrackedDuration: seconds,
});

/** The time planned for a task, and the time tracked on it by everybody, in ms. */
export type TaskTime = { planned: Duration; tracked: Duration };

/**
 * Reads planned and tracked time from awork's JSON of a task; null if nothing is planned. Uses the totals,
 * which include subtasks: people plan on subtasks and track on the task, or the other way round, and only the
 * totals compare the same work. For a task without subtasks they are the same as the plain values, which
 * stand in if awork leaves a total out; the two kinds are never mixed. Throws `NotUnderstood`.
 */
export function taskTime(value: unknown): TaskTime | null {
  const said = parse(Task, value);
  const isTotal = said.totalPlannedDuration !== null && said.totalTrackedDuration !== null;
  const planned = isTotal ? said.totalPlannedDuration : said.plannedDuration;
  const tracked = isTotal ? said.totalTrackedDuration : said.trackedDuration;
  return planned ? { planned: planned * SECOND, tracked: (tracked ?? 0) * SECOND } : null;
}

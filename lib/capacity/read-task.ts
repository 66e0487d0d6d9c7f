import { withSessionFallback } from "@/lib/platform/storage";
import { DAY, HOUR, MINUTE } from "@/lib/timer/time";
import { type Timer, isActive } from "@/lib/timer/timer";
import { whose } from "@/lib/tracker-store/account";
import { accountItem } from "@/lib/tracker-store/state-items";
import type { Tracker } from "@/lib/tracker/tracker";
import { answerOf } from "./answer-of";
import { isTaskDue } from "./due";
import { type KeptTask, taskOf, taskTimesItem } from "./task-times-item";

/** When a task is read again: with a plan, without one, and where awork refuses it. */
const PLANNED = 10 * MINUTE;
const UNPLANNED = HOUR;
const REFUSED = DAY;

/** This many tasks are remembered. */
const MOST = 20;

/**
 * Reads the planned and tracked time of an entry's task if that is due, and keeps it for the account `of`. Like
 * the hours, it is written down before it is asked, and mostly put off while the company uses much of its limit.
 * `random`: 0 to 1. Rejects if nothing can be stored.
 */
export async function readTask(
  tracker: Tracker,
  of: string,
  entry: Timer,
  throttle: number,
  random = Math.random(),
): Promise<void> {
  const id = entry.about.taskId;
  const wall = Date.now();
  const known = id === null ? null : taskOf(await taskTimesItem.get(), of, id);
  if (id === null || !isTaskDue(known, wall)) return;
  const asked = {
    id,
    at: wall,
    until: wall + PLANNED,
    time: null,
    open: isActive(entry) ? entry.id : null,
  };
  // Until awork answers, what it said before stays.
  await keep(of, known ? { ...known, at: known.at > wall ? wall : known.at, until: asked.until } : asked);
  if (random * throttle >= 1) return;
  const answer = await answerOf(tracker, (client) => client.taskTime(id));
  const account = await accountItem.get();
  if (!answer || !account || whose(account) !== of) return;
  const { value: time, isRefused } = answer;
  const next = isRefused ? REFUSED : time ? PLANNED : UNPLANNED;
  await keep(of, { ...asked, time, until: wall + next });
}

async function keep(of: string, task: KeptTask): Promise<void> {
  const kept = await taskTimesItem.get();
  const others = kept?.of === of ? kept.tasks.filter(({ id }) => id !== task.id) : [];
  await withSessionFallback(taskTimesItem).set({ version: 1, of, tasks: [task, ...others].slice(0, MOST) });
}

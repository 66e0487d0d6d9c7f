import { type ReadonlySignal, effect } from "@preact/signals";
import { dueParts, isTaskDue } from "@/lib/capacity/due";
import { type KeptHours, hoursOf } from "@/lib/capacity/hours-item";
import { type TaskTimes, taskOf } from "@/lib/capacity/task-times-item";
import { type Instant, MINUTE } from "@/lib/timer/time";
import { localDayOf } from "@/lib/timer/today";
import { type Account, whose } from "@/lib/tracker-store/account";
import type { State } from "@/lib/tracker/state";

type Given = {
  account: ReadonlySignal<Account | null>;
  state: ReadonlySignal<State>;
  hours: ReadonlySignal<KeptHours | null>;
  tasks: ReadonlySignal<TaskTimes | null>;
  /** Whether a person is at the page: one that is open all day in a side panel asks for nothing more by itself. */
  isThere: () => boolean;
};

/** Only after a poll that awork has answered within this time: before it, nobody knows whether awork is there. */
const LATELY = MINUTE;

/**
 * Asks the background to read what is due, after each poll of a page that is visible and in use. What is due is known from
 * storage, so that usually nothing is sent.
 */
export function startViewing(
  { account, state, hours, tasks, isThere }: Given,
  ask: () => Promise<unknown>,
): void {
  let isAsking = false;

  function isDue(wall: Instant): boolean {
    const { timer } = state.peek();
    const who = account.peek();
    if (!who) return false;
    const of = whose(who);
    const taskId = timer?.about.taskId ?? null;
    const isTask = taskId !== null && isTaskDue(taskOf(tasks.peek(), of, taskId), wall);
    return isTask || dueParts(hoursOf(hours.peek(), of), localDayOf(wall), wall, who.byKey).length > 0;
  }

  effect(() => {
    const { at, trouble } = state.value;
    const wall = Date.now();
    const isAnswered = at !== null && at <= wall && wall - at < LATELY && !trouble;
    if (isAsking || document.hidden || !isThere() || !isAnswered || !isDue(wall)) return;
    isAsking = true;
    void ask()
      .catch(() => undefined)
      .finally(() => (isAsking = false));
  });
}

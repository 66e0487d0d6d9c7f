import { type ReadonlySignal, computed } from "@preact/signals";
import { type TaskTimes, taskOf } from "@/lib/capacity/task-times-item";
import { steady } from "@/lib/popup/deferred/steady";
import { trackedNow } from "@/lib/timer/target/planned";
import { type Duration, type Instant, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { type Account, whose } from "@/lib/tracker-store/account";
import type { State } from "@/lib/tracker/state";

type Given = {
  account: ReadonlySignal<Account | null>;
  state: ReadonlySignal<State>;
  kept: ReadonlySignal<TaskTimes | null>;
  entries: () => readonly Timer[];
  /** The current entry as the popup shows it. */
  shown: ReadonlySignal<Timer | null>;
  /** The current time by awork's clock. */
  now: ReadonlySignal<Instant>;
};

/** The time planned for the current task and the time tracked on it, in full minutes; null if it is unknown. */
export function createPlan({ account, state, kept, entries, shown, now }: Given) {
  const taskId = computed(() => shown.value?.about.taskId ?? null);
  const task = computed(() => {
    const [of, id] = [account.value && whose(account.value), taskId.value];
    return of !== null && id !== null ? taskOf(kept.value, of, id) : null;
  });
  /** There can be hundreds of entries, and few of one task. */
  const own = computed(() => entries().filter(({ about }) => about.taskId === taskId.value));
  const offset = computed(() => state.value.offset);
  return steady<{ planned: Duration; tracked: Duration } | null>(() => {
    if (!task.value?.time) return null;
    const { id, at, open, time } = task.value;
    const reading = { ...time, open, at: at + offset.value };
    const tracked = trackedNow(reading, id, own.value, shown.value, now.value);
    return { planned: time.planned, tracked: Math.floor(tracked / MINUTE) * MINUTE };
  });
}

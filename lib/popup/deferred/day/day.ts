import { type ReadonlySignal, computed } from "@preact/signals";
import { send } from "@/lib/messages/messages";
import { targets, timesOffOf } from "@/lib/capacity/target";
import type { KeptHours } from "@/lib/capacity/hours-item";
import type { TaskTimes } from "@/lib/capacity/task-times-item";
import type { createLastDays } from "@/lib/popup/deferred/last-days";
import type { Activity } from "@/lib/popup/activity";
import type { Model } from "@/lib/popup/model";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import type { Days } from "@/lib/tracker/days";
import { shareOff } from "@/lib/timer/target/day-off";
import { createBreaks } from "./breaks";
import { createPlan } from "./plan";
import { createStretches } from "./stretches";
import { startViewing } from "./viewing";
import { createWeek } from "./week";

type Given = {
  model: Pick<Model, "account" | "chosen" | "state" | "now">;
  activity: Pick<Activity, "isThere">;
  /** The list of entries, followed from storage. */
  list: ReadonlySignal<Days>;
  hours: ReadonlySignal<KeptHours | null>;
  tasks: ReadonlySignal<TaskTimes | null>;
  entries: () => readonly Timer[];
  shown: ReadonlySignal<Timer | null>;
  days: ReturnType<typeof createLastDays>;
};

/** How far the day, the week and the current task are. */
export function createDay(
  { model, activity, list, hours, tasks, entries, shown, days }: Given,
  words: Words,
) {
  const { account, chosen, state, now } = model;
  const targetOn = computed(() => targets(account.value, chosen.value, hours.value));
  const isOff = computed(() => {
    const timesOff = timesOffOf(account.value, hours.value);
    return (day: string) => shareOff(day, timesOff) === 1;
  });
  startViewing({ account, state, hours, tasks, isThere: activity.isThere }, () => send("viewed", null));
  return {
    /** Today's target, in ms; null if it is unknown. */
    target: computed(() => targetOn.value(days.today.value)),
    week: createWeek({ days, shown, now, targetOn }, words.locale),
    stretches: createStretches({ days, chosen, state, list, shown, now, isOff }),
    breaks: createBreaks({ chosen, state, list, shown, now }, words),
    plan: createPlan({ account, state, kept: tasks, entries, shown, now }),
  };
}

import { type ReadonlySignal, computed } from "@preact/signals";
import { type Instant, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { days, hasBegun, localDayOf } from "@/lib/timer/today";
import type { Words } from "@/lib/timer/words";
import { type Days, isLastDay, isWholeOn, todaysTotal } from "@/lib/tracker/days";
import type { State } from "@/lib/tracker/state";
import type { SyncError } from "@/lib/tracker/sync-error";
import { steady } from "./steady";

type Given = {
  state: ReadonlySignal<State>;
  /** The list of entries, followed from storage. */
  list: ReadonlySignal<Days>;
  /** The current entry as the popup shows it. */
  shown: ReadonlySignal<Timer | null>;
  /** The current time by awork's clock. */
  now: ReadonlySignal<Instant>;
  errorText: (error: SyncError) => string;
};

/** The entries of the last days by day, and their sums. */
export function createLastDays({ state, list, shown, now, errorText }: Given, words: Words) {
  const entries = steady(() => (list.value.at === null ? null : list.value.timers));
  const today = computed(() => localDayOf(now.value));
  const incomplete = steady(() => ({ isWhole: list.value.isWhole, unsure: list.value.unsure }));
  // What is computed each second looks at few entries: there can be hundreds (measured: 0.4 ms a second).
  // Planned entries join the list when they begin.
  const planned = computed(() => entries.value?.filter((entry) => !hasBegun(entry, now.peek())));
  const begun = computed(() => planned.value?.filter((entry) => hasBegun(entry, now.value)).length);
  const ofToday = computed(() => entries.value?.filter(({ day }) => day === today.value) ?? []);

  return {
    today,
    /** The days and their entries, newest first; undefined until awork has listed them. */
    byDay: computed(() => {
      if (begun.value === undefined) return undefined;
      const unsure = incomplete.value.unsure?.filter((day) => day !== today.value);
      const all = days(entries.value!, shown.value, now.peek(), unsure);
      return all.filter(({ day }) => isLastDay(day, today.value));
    }),
    /** Today's total; null until awork has listed the entries. */
    total: computed(() => {
      if (!entries.value) return null;
      const known = { ...state.value, timer: shown.value };
      const wall = now.value - known.offset;
      // `now` can be a second old; use the list's time if it was read since.
      const at = Math.max(wall, Math.min(list.value.at ?? wall, wall + SECOND));
      const sum = todaysTotal({ ...list.value, timers: ofToday.value }, known, at);
      return { ...sum, isWhole: isWholeOn(incomplete.value, today.value) };
    }),
    /** Whether the list has every entry of a day. */
    isWholeOn: (day: string) => isWholeOn(incomplete.value, day),
    /** Why there is no list, to show in its place. */
    whyNone: computed(() => {
      const error = list.value.trouble ?? state.value.trouble;
      return error && `${words("daysUnknown")} ${errorText(error)}`;
    }),
    /** Why the list shown could not be refreshed; null if it could. */
    whyOld: computed(() => {
      const { at, trouble } = list.value;
      return trouble && at !== null ? `${words("daysNotRead")} ${errorText(trouble)}` : null;
    }),
  };
}

import { type ReadonlySignal, computed } from "@preact/signals";
import { steady } from "@/lib/popup/deferred/steady";
import type { Interval } from "@/lib/timer/interval";
import type { Settings } from "@/lib/timer/settings";
import { gapsOn } from "@/lib/timer/stretches/gaps";
import { type Overlap, overlapsOf } from "@/lib/timer/stretches/overlaps";
import { type Duration, type Instant, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Days } from "@/lib/tracker/days";
import type { State } from "@/lib/tracker/state";
import type { createLastDays } from "@/lib/popup/deferred/last-days";

type Given = {
  days: Pick<ReturnType<typeof createLastDays>, "today" | "byDay" | "isWholeOn">;
  chosen: ReadonlySignal<Settings>;
  state: ReadonlySignal<State>;
  /** The list of entries, followed from storage. */
  list: ReadonlySignal<Days>;
  /** The current entry as the popup shows it. */
  shown: ReadonlySignal<Timer | null>;
  /** The current time by awork's clock. */
  now: ReadonlySignal<Instant>;
  /** Whether a day is off, from its morning to its evening. */
  isOff: ReadonlySignal<(day: string) => boolean>;
};

/**
 * Our choice: shorter gaps come from switching by hand, and a row for each of them would hide the entries. Five
 * minutes are the step in which people round the times they enter.
 */
const LEAST_SHOWN: Duration = 5 * MINUTE;

/** Of each entry; more are no help, and hundreds of entries can have the same time. */
const MOST_OVERLAPS = 3;

/** The gaps between the entries of the last days, and their overlaps. Both change once a minute at most. */
export function createStretches({ days, chosen, state, list, shown, now, isOff }: Given) {
  /** Of the time since awork last listed the entries nobody knows what was tracked. */
  const listed = computed(() => Math.min(now.value, (list.value.at ?? 0) + state.value.offset));
  const minute = computed(() => Math.floor(listed.value / MINUTE) * MINUTE);
  const entries = computed(() => days.byDay.value?.flatMap(({ entries }) => entries));
  /** In full minutes; what began in this one counts too. */
  const until = computed(() => Math.max(minute.value, Math.min(listed.value, shown.value?.start ?? 0)));

  /** Of a day that can lack entries nobody knows the gaps. */
  function gapsToShow(day: string, all: readonly Timer[]): Interval[] {
    if (!days.isWholeOn(day) || isOff.value(day)) return [];
    const found = gapsOn(day, chosen.value, { entries: all, current: shown.value, now: until.value });
    return found.filter(({ start, end }) => end - start >= LEAST_SHOWN);
  }

  return {
    /** The gaps of each day that is shown, in order; today is among them also without an entry. */
    gaps: steady<Record<string, Interval[]>>(() => {
      const all = entries.value;
      if (!all) return {};
      const shownDays = new Set([days.today.value, ...days.byDay.value!.map(({ day }) => day)]);
      return Object.fromEntries([...shownDays].map((day) => [day, gapsToShow(day, all)]));
    }),
    /** The longest overlaps of each entry that has any, by its id. */
    overlaps: steady<Record<string, Overlap[]>>(() => {
      const all = overlapsOf(entries.value ?? [], shown.value, until.value);
      return Object.fromEntries([...all].map(([id, overlaps]) => [id, overlaps.slice(0, MOST_OVERLAPS)]));
    }),
  };
}

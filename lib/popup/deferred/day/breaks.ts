import { type ReadonlySignal, computed } from "@preact/signals";
import { steady } from "@/lib/popup/deferred/steady";
import { breakText, removalText } from "@/lib/timer/break-rule/break-rule";
import type { Settings } from "@/lib/timer/settings";
import { type Instant, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { type Days, isKnownOn } from "@/lib/tracker/days";
import type { State } from "@/lib/tracker/state";

type Given = {
  chosen: ReadonlySignal<Settings>;
  state: ReadonlySignal<State>;
  list: ReadonlySignal<Days>;
  /** The current entry as the popup shows it. */
  shown: ReadonlySignal<Timer | null>;
  /** The current time by awork's clock. */
  now: ReadonlySignal<Instant>;
};

/** What to say of breaks by law. Nothing, unless awork has listed every entry of the current one's day. */
export function createBreaks({ chosen, state, list, shown, now }: Given, words: Words) {
  const day = computed(() => shown.value?.day ?? null);
  const ofDay = computed(() => list.value.timers.filter((entry) => entry.day === day.value));
  const saying = (text: typeof breakText) =>
    steady(() => {
      if (chosen.value.breakRule === "off" || day.value === null) return null;
      const wall = now.value - state.value.offset;
      // `now` can be a second old; the list may have been read since.
      const at = Math.max(wall, Math.min(list.value.at ?? wall, wall + SECOND));
      if (!isKnownOn(list.value, state.value, day.value, at)) return null;
      const given = { settings: chosen.value, entries: ofDay.value, current: shown.value, now: now.value };
      return text(given, words);
    });
  return {
    /** From half an hour before a break is due. */
    line: saying(breakText),
    /** What it means for the day if the timer's breaks become work. */
    removal: saying(removalText),
  };
}

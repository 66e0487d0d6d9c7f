import { type ReadonlySignal, computed } from "@preact/signals";
import type { Rules } from "@/lib/timer/rules/rules";
import { whyNoStart } from "@/lib/timer/rules/why-not";
import { whyNotText } from "@/lib/timer/rules/why-not-text";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";

type On = { isProjectDone?: boolean | undefined };

type Given = {
  rules: ReadonlySignal<Rules | null>;
  today: ReadonlySignal<string>;
  /** The current entry as the popup shows it. */
  shown: ReadonlySignal<Timer | null>;
};

/**
 * Why awork will refuse to start a timer, in words; null if nothing is known against it. An archived type of
 * work doesn't count: the person then chooses another.
 */
export function createWhyNoStart({ rules, today, shown }: Given, words: Words) {
  function text({ isProjectDone }: On): string | null {
    const why = whyNoStart(rules.value, { isProjectDone });
    return why && whyNotText(why, rules.value, today.value, words);
  }
  /** Why no timer can be started on anything. */
  const none = computed(() => text({}));
  return {
    none,
    /** Why none can be started for the same as the entry shown. */
    again: computed(() => text(shown.value?.about ?? {})),
    /** Why none can be started on this; empty if `none` says it. */
    on: (target: On): string | null => (none.value ? "" : text(target)),
  };
}

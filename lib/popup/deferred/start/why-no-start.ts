import { type ReadonlySignal, computed } from "@preact/signals";
import type { Rules } from "@/lib/timer/rules/rules";
import { whyNoStart } from "@/lib/timer/rules/why-not";
import { whyNotText } from "@/lib/timer/rules/why-not-text";
import type { Words } from "@/lib/timer/words";

type On = { isProjectDone?: boolean | undefined };

/**
 * Why awork will refuse to start a timer, in words; null if nothing is known against it. An archived type of
 * work doesn't count: the person then chooses another.
 */
export function createWhyNoStart(
  rules: ReadonlySignal<Rules | null>,
  today: ReadonlySignal<string>,
  words: Words,
) {
  function text({ isProjectDone }: On): string | null {
    const why = whyNoStart(rules.value, { isProjectDone });
    return why && whyNotText(why, rules.value, today.value, words);
  }
  /** Why no timer can be started on anything. */
  const none = computed(() => text({}));
  return {
    none,
    /** Why none can be started on this; empty if `none` says it. */
    on: (target: On): string | null => (none.value ? "" : text(target)),
  };
}

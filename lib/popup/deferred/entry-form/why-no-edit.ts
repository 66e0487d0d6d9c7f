import { type ReadonlySignal, computed } from "@preact/signals";
import { type Edit, edited } from "@/lib/timer/editing/edit";
import type { Rules } from "@/lib/timer/rules/rules";
import { type WhyNot, whyNoChange, whyNoDeletion, whyNoEdit } from "@/lib/timer/rules/why-not";
import { whyNotText } from "@/lib/timer/rules/why-not-text";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";

type Given = {
  rules: ReadonlySignal<Rules | null>;
  today: ReadonlySignal<string>;
  /** The current entry as the popup shows it. */
  shown: ReadonlySignal<Timer | null>;
};

/**
 * Why awork will refuse to change the entry shown, in words; null if nothing is known against it. The form has the
 * same rules, for any entry.
 */
export function createWhyNoEdit({ rules, today, shown }: Given, words: Words) {
  const text = (why: (entry: Timer) => WhyNot | null): string | null => {
    const found = shown.value && why(shown.value);
    return found && whyNotText(found, rules.value, today.value, words);
  };
  return {
    /** Why nothing of it can be changed, as long as it stays on its task or project. */
    any: computed(() => text((entry) => whyNoChange(rules.value, entry, today.value))),
    /** Why it can't be booked on something else. */
    move: computed(() => text((entry) => whyNoDeletion(rules.value, entry, today.value))),
    /** Why this can't be changed. */
    of: (edit: Edit): string | null =>
      text((entry) =>
        entry.id === edit.id ? whyNoEdit(rules.value, entry, edited(entry, [edit]), today.value) : null,
      ),
  };
}

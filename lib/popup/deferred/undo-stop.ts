import { type ReadonlySignal, computed } from "@preact/signals";
import type { Notice } from "@/lib/notices/notice";
import type { Model } from "@/lib/popup/model";
import { startSince } from "@/lib/popup/deferred/start/start-since";
import { purposeOf } from "@/lib/timer/start/choice";
import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import type { Words } from "@/lib/timer/words";

/** How long a stop can be undone. */
const OFFERED: Duration = 10 * SECOND;

type Given = {
  model: Pick<Model, "state" | "now" | "busy" | "act">;
  /** The current entry as the popup shows it. */
  shown: ReadonlySignal<Timer | null>;
  /** Why no timer can be started for the same; null if it can. */
  whyNot: ReadonlySignal<string | null>;
};

/**
 * Undoing a stop, for ten seconds after it. awork has no way back: a second entry is started for the same, as of
 * the second at which the first ended.
 */
export function createUndoStop({ model, shown, whyNot }: Given, words: Words) {
  const { state, now, busy, act } = model;

  /** When the second entry would begin; null if no stop can be undone. */
  const since = computed((): Instant | null => {
    const { outcome, offset, next } = state.value;
    const timer = shown.value;
    if (outcome?.kind !== "stopped" || !timer || phase(timer) !== "stopped") return null;
    // The one that was stopped has been deleted since.
    if (timer.id !== state.value.timer?.id) return null;
    if (busy.value || next || whyNot.value) return null;
    const age = now.value - offset - outcome.at;
    return age < OFFERED && purposeOf(timer) ? timer.end : null;
  });

  return {
    /** The offer, as a notice; null if there is none. */
    notice: computed((): Notice | null => {
      const at = since.value;
      if (at === null) return null;
      return {
        tone: "note",
        text: words("undoStop", timeOfDay(at, now.peek(), words.locale)),
        remedy: "undo",
      };
    }),
    undo(): void {
      const [at, timer] = [since.peek(), shown.peek()];
      const purpose = timer && purposeOf(timer);
      if (at !== null && purpose) void act(startSince(timer, purpose, { at, ends: null }));
    },
  };
}

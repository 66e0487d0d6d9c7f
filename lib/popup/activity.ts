import { type Duration, type Instant, MINUTE } from "@/lib/timer/time";

/** After this long without input, the person counts as away even though the page is open. */
const AWAY_AFTER: Duration = MINUTE;

/** Events that show the person is there. */
const INPUT_EVENTS = ["pointermove", "pointerdown", "wheel", "keydown", "focusin"] as const;

export type Activity = ReturnType<typeof createActivity>;

/** Whether a person is at this page. Opening it counts as input. */
export function createActivity() {
  let activeAt = Date.now();
  /** Until when the person counts as there, unless there is more input. */
  const until = (): Instant => activeAt + AWAY_AFTER;
  return {
    until,
    isThere: (): boolean => Date.now() <= until(),
    /** Calls back at each input. */
    onInput(heard: () => void): void {
      const note = () => {
        activeAt = Date.now();
        heard();
      };
      for (const name of INPUT_EVENTS) document.addEventListener(name, note, { passive: true });
      addEventListener("focus", note);
    },
  };
}

import type { ReadonlySignal } from "@preact/signals";
import { clock, hoursMinutes } from "@/lib/timer/clock";
import { type Instant, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { broken } from "@/lib/timer/worked";
import type { Words } from "@/lib/timer/words";

type Props = {
  timer: Timer;
  now: ReadonlySignal<Instant>;
  words: Words;
  busy: boolean;
  onResume: () => void;
};

/** The button, and what pressing it does to the breaks: that can't be undone, so it is said before. */
export function Resume({ timer, now, words, busy, onResume }: Props) {
  const breaks = broken(timer, now.value);
  // Not disabled while busy: that would take the focus away, and a second press only joins the first.
  return (
    <>
      <button
        type="button"
        class="main"
        autoFocus
        aria-busy={busy}
        aria-describedby="counts"
        onClick={onResume}
      >
        {words(busy ? "resuming" : "resume")}
      </button>
      <p id="counts" class="quiet counts">
        {words("countsAsWork", breaks < MINUTE ? clock(breaks) : hoursMinutes(breaks))}
      </p>
    </>
  );
}

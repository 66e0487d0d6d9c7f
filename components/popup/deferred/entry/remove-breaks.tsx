import type { ReadonlySignal } from "@preact/signals";
import { breakLength } from "@/lib/timer/clock";
import { breakTime } from "@/lib/timer/elapsed";
import type { Instant } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";

type Props = {
  timer: Timer;
  now: ReadonlySignal<Instant>;
  /** What it means for the day's breaks; null if enough are left. */
  removal?: ReadonlySignal<string | null>;
  words: Words;
  onPress: () => void;
};

/** Turns the breaks of a running timer into work. Says how much that is, as it can't be undone. */
export const RemoveBreaks = ({ timer, now, removal, words, onPress }: Props) => (
  <button
    type="button"
    class="item"
    aria-describedby="removes"
    onClick={({ detail }) => detail > 1 || onPress()}
  >
    <span>{words("removeBreaks")}</span>
    {/* Not part of the button's name, but its description. */}
    <small id="removes" aria-hidden="true">
      {words("countsAsWork", breakLength(breakTime(timer, now.value)))}
      {removal?.value && `. ${removal.value}`}
    </small>
  </button>
);

import type { ReadonlySignal } from "@preact/signals";
import { clock } from "@/lib/timer/clock";
import type { Instant } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";
import type { Words } from "@/lib/timer/words";
import "./clock.css";

type Props = { timer: Timer; now: ReadonlySignal<Instant>; words: Words };

/** The number. A `timer` is silent for screen readers while it ticks, and that is right. */
export function Clock({ timer, now, words }: Props) {
  return (
    <div role="timer" aria-label={words("timeWorked")} class={`clock ${phase(timer)}`}>
      {clock(elapsed(timer, now.value))}
    </div>
  );
}

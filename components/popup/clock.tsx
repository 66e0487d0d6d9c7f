import type { ReadonlySignal } from "@preact/signals";
import { clock } from "@/lib/timer/clock";
import type { Instant } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";
import type { Words } from "@/lib/timer/words";
import "./clock.css";

type Props = { timer: Timer; now: ReadonlySignal<Instant>; words: Words };

/** The elapsed time. Screen readers don't announce a `timer` as it ticks, which is intended. */
export function Clock({ timer, now, words }: Props) {
  return (
    <div role="timer" aria-label={words("timeWorked")} class={`clock ${phase(timer)}`}>
      {clock(elapsed(timer, now.value))}
    </div>
  );
}

import { type ReadonlySignal, effect, signal } from "@preact/signals";
import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { untilTurn } from "@/lib/timer/elapsed";

/** Timers come late; a clock that is this far from where it should be was set, or the computer slept. */
const JUMP: Duration = 2 * SECOND;

/**
 * Now, renewed at each whole second of the elapsed time, while it can be seen. Nothing is counted: each value is
 * read off the clock. `onJump` is told when the clock is not where the time that passed would have it.
 */
export function createNow(
  timer: () => Timer | null,
  offset: () => Duration,
  onJump: () => void,
): ReadonlySignal<Instant> {
  const read = (): Instant => Date.now() + offset();
  const now = signal(read());
  let ahead = Date.now() - performance.now();
  let next: ReturnType<typeof setTimeout> | undefined;

  function turn() {
    clearTimeout(next);
    const gap = Date.now() - performance.now();
    if (Math.abs(gap - ahead) > JUMP) onJump();
    ahead = gap;
    now.value = read();
    if (!document.hidden) next = setTimeout(turn, untilTurn(timer(), now.peek(), SECOND) ?? SECOND);
  }

  document.addEventListener("visibilitychange", turn);
  // A new answer moves the second at which the number turns.
  effect(() => {
    timer();
    turn();
  });
  return now;
}

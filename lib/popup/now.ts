import { type ReadonlySignal, effect, signal } from "@preact/signals";
import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { untilTurn } from "@/lib/timer/elapsed";

/**
 * Timers fire late. A larger drift between wall clock and `performance.now()` means that the clock was set or
 * the computer slept.
 */
const JUMP: Duration = 2 * SECOND;

/**
 * The current time by awork's clock, updated at each whole second of the elapsed time while the page is
 * visible. Each value is read from the clock, never counted up. Calls `onJump` when the wall clock has jumped
 * relative to `performance.now()`.
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
  // A new timer changes when the next whole second begins.
  effect(() => {
    timer();
    turn();
  });
  return now;
}

import { type ReadonlySignal, effect } from "@preact/signals";
import { type Duration, type Instant, MINUTE } from "@/lib/timer/time";
import { isBackingOff } from "@/lib/tracker/backoff";
import { nextWatch } from "@/lib/tracker/cadence";
import { isJustNow, mayLook } from "@/lib/tracker/fresh";
import type { State } from "@/lib/tracker/state";

/** After this long without input, the person counts as away even though the popup is open. */
const AT_IT: Duration = MINUTE;

/** Events that show the person is there. */
const SIGNS = ["pointermove", "pointerdown", "wheel", "keydown", "focusin"] as const;

/**
 * Polls repeatedly while the person uses the popup, so that it follows changes made elsewhere; otherwise the
 * alarm's interval is enough. The first poll runs as soon as `mayLook` allows, because the popup may have
 * opened just after a poll.
 */
export function watch(state: ReadonlySignal<State>, attend: () => Promise<void>): void {
  let seenAt = Date.now();
  // The popup polled on opening, unless a poll had just run.
  let lookedAt: Instant | null = isJustNow(state.peek().askedAt, seenAt) ? null : seenAt;
  let isLooking = false;
  let next: ReturnType<typeof setTimeout> | undefined;

  function plan(): void {
    clearTimeout(next);
    next = undefined;
    const wall = Date.now();
    if (isLooking || document.hidden) return;
    const due = dueAt(state.peek(), wall, lookedAt);
    if (due <= seenAt + AT_IT) next = setTimeout(look, Math.max(0, due - wall));
  }

  async function look(): Promise<void> {
    isLooking = true;
    lookedAt = Date.now();
    await attend();
    isLooking = false;
    plan();
  }

  function see(): void {
    seenAt = Date.now();
    if (next === undefined) plan();
  }

  for (const sign of SIGNS) document.addEventListener(sign, see, { passive: true });
  addEventListener("focus", see);
  document.addEventListener("visibilitychange", plan);
  // Schedule the next poll from the latest one, whoever started it and whatever its result.
  effect(() => {
    void state.value;
    plan();
  });
}

/**
 * An attempt that sent no request, for example because nobody is signed in, waits as long as a real poll
 * before the next one.
 */
function dueAt(state: State, wall: Instant, lookedAt: Instant | null): Instant {
  if (lookedAt === null && !isBackingOff(state, wall)) return mayLook(state, wall);
  const looked = lookedAt === null || lookedAt > wall ? null : { ...state, rest: null, askedAt: lookedAt };
  return Math.max(nextWatch(state, wall), looked ? nextWatch(looked, wall) : 0);
}

import { type ReadonlySignal, effect } from "@preact/signals";
import { type Duration, type Instant, MINUTE } from "@/lib/timer/time";
import { nextWatch, isBackingOff } from "@/lib/tracker/cadence";
import { isJustNow, mayLook } from "@/lib/tracker/fresh";
import type { State } from "@/lib/tracker/state";

/** A person who did nothing for so long is not at the popup any more, though it is open. */
const AT_IT: Duration = MINUTE;

/** What tells that somebody is there. */
const SIGNS = ["pointermove", "pointerdown", "wheel", "keydown", "focusin"] as const;

/**
 * Asks again and again while a person is at the popup, so that it follows what changes elsewhere; else the alarm's
 * pace is enough. The first time it asks as soon as it may: the popup can have been opened just after a poll.
 */
export function watch(state: ReadonlySignal<State>, attend: () => Promise<void>): void {
  let seenAt = Date.now();
  // When it opened it asked, unless awork had been asked just then.
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
  // Whoever asks, and whatever comes of it: what is next is counted from there.
  effect(() => {
    void state.value;
    plan();
  });
}

/** A look that did not lead to a question, as when nobody is connected, is not repeated sooner than one that did. */
function dueAt(state: State, wall: Instant, lookedAt: Instant | null): Instant {
  if (lookedAt === null && !isBackingOff(state, wall)) return mayLook(state, wall);
  const looked = lookedAt === null || lookedAt > wall ? null : { ...state, rest: null, askedAt: lookedAt };
  return Math.max(nextWatch(state, wall), looked ? nextWatch(looked, wall) : 0);
}

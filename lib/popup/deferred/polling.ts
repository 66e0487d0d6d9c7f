import { type ReadonlySignal, effect } from "@preact/signals";
import type { Activity } from "@/lib/popup/activity";
import type { Instant } from "@/lib/timer/time";
import { isBackingOff } from "@/lib/tracker/backoff";
import { nextWatch } from "@/lib/tracker/cadence";
import { isJustNow, mayPollAt } from "@/lib/tracker/fresh";
import type { State } from "@/lib/tracker/state";

/**
 * Polls repeatedly while the person uses the popup, so that it follows changes made elsewhere; otherwise the
 * alarm's interval is enough. The first poll runs as soon as `mayLook` allows, because the popup may have
 * opened just after a poll.
 */
export function startPolling(
  state: ReadonlySignal<State>,
  activity: Pick<Activity, "until" | "onInput">,
  refresh: () => Promise<void>,
): void {
  const openedAt = Date.now();
  // The popup polled on opening, unless a poll had just run.
  let polledAt: Instant | null = isJustNow(state.peek().askedAt, openedAt) ? null : openedAt;
  let isPolling = false;
  let next: ReturnType<typeof setTimeout> | undefined;

  function plan(): void {
    clearTimeout(next);
    next = undefined;
    const wall = Date.now();
    if (isPolling || document.hidden) return;
    const due = dueAt(state.peek(), wall, polledAt);
    if (due <= activity.until()) next = setTimeout(poll, Math.max(0, due - wall));
  }

  async function poll(): Promise<void> {
    isPolling = true;
    polledAt = Date.now();
    await refresh();
    isPolling = false;
    plan();
  }

  activity.onInput(() => {
    if (next === undefined) plan();
  });
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
function dueAt(state: State, wall: Instant, polledAt: Instant | null): Instant {
  if (polledAt === null && !isBackingOff(state, wall)) return mayPollAt(state, wall);
  const polled = polledAt === null || polledAt > wall ? null : { ...state, backoff: null, askedAt: polledAt };
  return Math.max(nextWatch(state, wall), polled ? nextWatch(polled, wall) : 0);
}

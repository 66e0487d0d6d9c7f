import type { Press } from "@/lib/timer/offers";
import { type Purpose, purposeOf } from "@/lib/timer/start/choice";
import { type Timer, isActive } from "@/lib/timer/timer";
import type { Action } from "@/lib/tracker/actions/action";

/** The action for a button, applied to the entry shown. Nothing has been confirmed by the person yet. */
export function pressed(what: Press, timer: Timer | null): Action {
  if (what === "continue") return start(timer, timer && purposeOf(timer));
  return { verb: what, id: timer?.id ?? null, asked: false, purpose: null };
}

/** An action that starts a timer. `timer` is the one shown; if it is active, awork stops it. */
export function start(timer: Timer | null, purpose: Purpose | null): Action {
  return { verb: "start", id: isActive(timer) ? timer.id : null, asked: true, purpose };
}

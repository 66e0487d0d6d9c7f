import type { Press } from "@/components/popup/verbs";
import { type Purpose, purposeOf } from "@/lib/timer/choice";
import { type Timer, isActive } from "@/lib/timer/timer";
import type { Action } from "@/lib/tracker/actions/action";

/** What a button stands for, done to the entry that the person sees. Nothing has been asked yet. */
export function pressed(what: Exclude<Press, "choose">, timer: Timer | null): Action {
  if (what === "continue") return start(timer, timer && purposeOf(timer));
  return { verb: what, id: timer?.id ?? null, asked: false, purpose: null };
}

/** Starting, beside the timer that the person sees: if that goes on, awork stops it. */
export function start(timer: Timer | null, purpose: Purpose | null): Action {
  return { verb: "start", id: isActive(timer) ? timer.id : null, asked: true, purpose };
}

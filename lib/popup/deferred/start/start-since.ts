import { start } from "@/lib/popup/press";
import type { Purpose } from "@/lib/timer/start/choice";
import { type Timer, isActive } from "@/lib/timer/timer";
import type { Since } from "@/lib/timer/typed/since";
import type { Action } from "@/lib/tracker/actions/action";

/** An action that starts a timer as of then. A timer that runs ends at that time. */
export function startSince(timer: Timer | null, purpose: Purpose, { at, ends }: Since): Action {
  if (!ends) return { ...start(timer, purpose), ...(!isActive(timer) && { since: at }) };
  return { verb: "stop", id: ends.id, asked: true, purpose, end: at, since: at };
}

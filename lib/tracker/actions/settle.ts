import { isFor } from "@/lib/timer/start/choice";
import { type Duration, type Instant, MINUTE } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import type { Pending, Verb } from "./action";
import type { Outcome } from "./outcome";

/** The outcome of an action that was carried out. */
const DONE: Record<Verb, Outcome["kind"]> = {
  resume: "resumed",
  keep: "kept",
  removeBreaks: "breaksRemoved",
  pause: "paused",
  stop: "stopped",
  discard: "discarded",
  start: "started",
};

/** The outcome if awork, which acts on whatever runs, applied the action to another timer. */
const DONE_TO_OTHER: Partial<Record<Verb, Outcome["kind"]>> = {
  keep: "otherKept",
  pause: "otherPaused",
  stop: "otherStopped",
};

/**
 * The outcome of an action, from what awork answers afterwards. `entry`: the entry it acted on, null if that
 * is gone; for `start`, the current one. `offset`: how far awork's clock is ahead of `wall`, in ms.
 */
export function settle(pending: Pending, entry: Timer | null, wall: Instant, offset: Duration): Outcome {
  const { verb, breaks, end } = pending;
  const fate = fateOf(pending, entry, wall, offset);
  const kind = fate === "done" ? DONE[verb] : fate === "other" ? (DONE_TO_OTHER[verb] ?? "uncertain") : fate;
  return { verb, kind, at: wall, breaks, trouble: null, end };
}

type Fate = "done" | "notDone" | "uncertain" | "other";

function fateOf(pending: Pending, entry: Timer | null, wall: Instant, offset: Duration): Fate {
  const { verb } = pending;
  if (verb === "start") return started(pending, entry, wall, offset);
  if (verb === "discard") return entry ? "notDone" : "done";
  if (!entry) return "uncertain";
  if (entry.id !== pending.id) return "other";
  const state = phase(entry);
  if (verb === "stop" && state === "stopped") return stopped(pending, entry, wall, offset);
  if (verb === "stop") return "notDone";
  if (state === "stopped") return "uncertain";
  if (verb === "pause") return state === "paused" ? "done" : "notDone";
  if (state === "paused") return verb === "removeBreaks" ? "uncertain" : "notDone";
  if (verb === "keep") return "done";
  if (entry.breaks.length === 0) return "done";
  return verb === "removeBreaks" ? "notDone" : "uncertain";
}

/**
 * The end is only moved back if this stop ended the entry at the time it was sent. If the clock was set back
 * since, that can't be determined.
 */
function stopped({ end, sentAt }: Pending, entry: Timer, wall: Instant, offset: Duration): Fate {
  if (end === undefined) return "done";
  const at = entry.end ?? 0;
  const isThen = sentAt <= wall && at > end && at <= sentAt + offset + MINUTE;
  return isThen ? "done" : "uncertain";
}

/**
 * The action started the timer if it is not the entry that was last before, has the same purpose and began
 * when the action was sent. If the clock was set back since, the time can't be compared and is ignored.
 */
function started(
  { id, purpose, sentAt }: Pending,
  timer: Timer | null,
  wall: Instant,
  offset: Duration,
): Fate {
  if ((timer?.id ?? null) === id || !timer) return "notDone";
  const isSince = sentAt > wall || (timer.start ?? 0) >= sentAt + offset - MINUTE;
  return purpose !== null && isFor(timer, purpose) && isSince ? "done" : "uncertain";
}

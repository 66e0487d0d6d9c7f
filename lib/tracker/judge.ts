import { type Purpose, purposeOf } from "@/lib/timer/choice";
import { doubt } from "@/lib/timer/doubt";
import { hasRunSince } from "@/lib/timer/away";
import type { Duration, Instant } from "@/lib/timer/time";
import { type Phase, type Timer, goesOn, phase } from "@/lib/timer/timer";
import { broken } from "@/lib/timer/worked";
import type { Action, Verb } from "./action";
import type { Outcome } from "./outcome";

/** Whether to send, to which entry, and how much break becomes work. */
export type Verdict =
  | { kind: "send"; id: string | null; breaks: Duration; purpose: Purpose | null }
  | { kind: Outcome["kind"]; breaks: Duration };

type Existing = Exclude<Verb, "start">;

/** What a timer must be doing for a verb to make sense. */
const WHEN: Record<Existing, Phase[]> = {
  resume: ["paused"],
  keep: ["paused"],
  removeBreaks: ["running"],
  pause: ["running"],
  stop: ["running", "paused"],
  discard: ["running", "paused", "stopped"],
};

/** What was wanted is so already. */
const ALREADY: Record<Existing, Partial<Record<Phase, Outcome["kind"]>>> = {
  resume: { running: "alreadyRunning" },
  keep: { running: "alreadyRunning" },
  removeBreaks: {},
  pause: { paused: "alreadyPaused" },
  stop: { stopped: "alreadyStopped" },
  discard: {},
};

/**
 * Whether to send, judged on the timer as it is now: most of it can't be undone, and awork's own verbs act on whatever
 * runs. `guard`: breaks longer than this are asked about before they become work.
 */
export function judge(timer: Timer | null, action: Action, now: Instant, guard: Duration): Verdict {
  const { verb, id, asked, end } = action;
  if (verb === "start") return judgeStart(timer, action);
  if (id !== null && timer?.id !== id) return { kind: "changed", breaks: 0 };
  if (!timer) return { kind: "nothing", breaks: 0 };
  const state = phase(timer);
  const already = ALREADY[verb][state];
  if (already) return { kind: already, breaks: 0 };
  if (!WHEN[verb].includes(state)) return { kind: id === null ? "nothing" : "changed", breaks: 0 };
  if (verb === "removeBreaks" && timer.breaks.length === 0) return { kind: "alreadyRunning", breaks: 0 };
  if (end !== undefined && !hasRunSince(timer, end, now)) return { kind: "wrongEnd", breaks: 0 };
  const isWork = verb === "resume" || verb === "removeBreaks";
  const breaks = isWork ? broken(timer, now) : 0;
  // A break that lies ahead is as long as no clock here can tell.
  if (!asked && (breaks > guard || (isWork && doubt(timer, now)))) return { kind: "ask", breaks };
  return { kind: "send", id: timer.id, breaks, purpose: null };
}

/** awork stops what runs when another is started: nobody's timer is stopped without their having seen it. */
function judgeStart(timer: Timer | null, { id, purpose }: Action): Verdict {
  if (goesOn(timer) && id === null && purpose === null)
    return { kind: phase(timer) === "paused" ? "alreadyPaused" : "alreadyRunning", breaks: 0 };
  if (id !== (goesOn(timer) ? timer.id : null)) return { kind: "changed", breaks: 0 };
  const wanted = purpose ?? (timer && purposeOf(timer));
  if (!wanted) return { kind: "nothing", breaks: 0 };
  return { kind: "send", id: timer?.id ?? null, breaks: 0, purpose: wanted };
}

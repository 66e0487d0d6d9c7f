import { type Purpose, purposeOf } from "@/lib/timer/choice";
import { doubt } from "@/lib/timer/doubt";
import { hasRunSince } from "@/lib/timer/away";
import { type Duration, type Instant, MINUTE } from "@/lib/timer/time";
import { type Phase, type Timer, isActive, openBreak, phase } from "@/lib/timer/timer";
import { localDayOf } from "@/lib/timer/today";
import { breakTime } from "@/lib/timer/elapsed";
import type { Action, Verb } from "./action";
import type { Outcome } from "./outcome";
import type { Question } from "./question";

/** Whether to send, to which entry, and how much break becomes work; or what has to be asked first. */
export type Verdict =
  | { kind: "send"; id: string | null; breaks: Duration; purpose: Purpose | null }
  | { kind: "ask"; about: Question["about"]; id: string; breaks: Duration }
  | { kind: Exclude<Outcome["kind"], "ask">; breaks: Duration };

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
const ALREADY: Record<Existing, Partial<Record<Phase, Exclude<Outcome["kind"], "ask">>>> = {
  resume: { running: "alreadyRunning" },
  keep: { running: "alreadyRunning" },
  removeBreaks: {},
  pause: { paused: "alreadyPaused" },
  stop: { stopped: "alreadyStopped" },
  discard: {},
};

/** Between a person's answer and the judgement of it so much of a break can go by. */
const ANSWERED: Duration = MINUTE;

/**
 * Whether to send, judged on the timer as it is now: most of it can't be undone, and awork's own verbs act on whatever
 * runs. Every button and every key is judged here, by the same rules. `guard`: breaks longer than this are asked about
 * before they become work.
 */
export function decide(timer: Timer | null, action: Action, now: Instant, guard: Duration): Verdict {
  const { verb, id, end } = action;
  const isAnother = id !== null && timer?.id !== id;
  if (timer && !isAnother && isOfEarlierDay(timer, action, now))
    return { kind: "ask", about: "earlierDay", id: timer.id, breaks: breakTime(timer, now) };
  if (verb === "start") return judgeStart(timer, action);
  if (isAnother) return { kind: "changed", breaks: 0 };
  if (!timer) return { kind: "nothing", breaks: 0 };
  const state = phase(timer);
  const already = ALREADY[verb][state];
  if (already) return { kind: already, breaks: 0 };
  if (!WHEN[verb].includes(state)) return { kind: id === null ? "nothing" : "changed", breaks: 0 };
  if (verb === "removeBreaks" && timer.breaks.length === 0) return { kind: "alreadyRunning", breaks: 0 };
  if (end !== undefined && !hasRunSince(timer, end, now)) return { kind: "wrongEnd", breaks: 0 };
  const isWork = verb === "resume" || verb === "removeBreaks";
  const breaks = isWork ? breakTime(timer, now) : 0;
  if (isWork && !isAgreed(action, timer, breaks, now, guard))
    return { kind: "ask", about: "breaks", id: timer.id, breaks };
  return { kind: "send", id: timer.id, breaks, purpose: null };
}

/** Whether so much break may become work: it is within the limit, or the person has seen how much it is. */
function isAgreed(
  { asked, agreed }: Action,
  timer: Timer,
  breaks: Duration,
  now: Instant,
  guard: Duration,
): boolean {
  // Another device can have added breaks since the person saw them.
  if (asked) return agreed === undefined || breaks - agreed <= Math.max(guard, ANSWERED);
  // A break that lies ahead is as long as no clock here can tell.
  return breaks <= guard && !doubt(timer, now);
}

/**
 * Whether the action, not asked about yet, would go on with a timer that has been paused since an earlier day, or, by a key, has run since
 * then. Then the person may want a new entry today.
 */
function isOfEarlierDay(timer: Timer, { verb, id, asked, purpose }: Action, now: Instant): boolean {
  if (asked) return false;
  const state = phase(timer);
  const isKey = id === null && purpose === null;
  const isPaused = state === "paused" && (verb === "resume" || verb === "keep");
  const isRunning = state === "running" && isKey && ["resume", "keep", "start"].includes(verb);
  const since = isPaused ? openBreak(timer)!.start : isRunning ? timer.start : null;
  return since !== null && localDayOf(since) < localDayOf(now);
}

/** awork stops what runs when another is started: nobody's timer is stopped without their having seen it. */
function judgeStart(timer: Timer | null, { id, purpose }: Action): Verdict {
  if (isActive(timer) && id === null && purpose === null)
    return { kind: phase(timer) === "paused" ? "alreadyPaused" : "alreadyRunning", breaks: 0 };
  if (id !== (isActive(timer) ? timer.id : null)) return { kind: "changed", breaks: 0 };
  const wanted = purpose ?? (timer && purposeOf(timer));
  if (!wanted) return { kind: "nothing", breaks: 0 };
  return { kind: "send", id: timer?.id ?? null, breaks: 0, purpose: wanted };
}

import { type Purpose, purposeOf } from "@/lib/timer/start/choice";
import { doubt } from "@/lib/timer/doubt";
import { hasRunSince } from "@/lib/timer/reminders/away";
import { isForKey } from "@/lib/timer/rules/api-key";
import type { Rules } from "@/lib/timer/rules/rules";
import { type WhyNoStart, whyNoStart, whyNoStop } from "@/lib/timer/rules/why-not";
import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { type Phase, type Timer, isActive, openBreak, phase } from "@/lib/timer/timer";
import { localDayOf } from "@/lib/timer/today";
import { endOf } from "@/lib/timer/typed/start-field";
import { breakTime } from "@/lib/timer/elapsed";
import type { Action, Verb } from "./action";
import type { Outcome } from "./outcome";
import type { Question } from "./question";

/**
 * Whether to send, for which entry, how much break time becomes work, and what is started; or what to ask
 * first.
 */
export type Verdict =
  | { kind: "send"; id: string | null; breaks: Duration; purpose: Purpose | null }
  | { kind: "ask"; about: Question["about"]; id: string; breaks: Duration }
  | { kind: "held"; breaks: Duration; why: WhyNoStart | "apiKey" }
  | { kind: Exclude<Outcome["kind"], "ask" | "held">; breaks: Duration };

type Existing = Exclude<Verb, "start">;

/** The phases in which an action makes sense. */
const WHEN: Record<Existing, Phase[]> = {
  resume: ["paused"],
  keep: ["paused"],
  removeBreaks: ["running"],
  pause: ["running"],
  stop: ["running", "paused"],
  discard: ["running", "paused", "stopped"],
};

/** The outcome if the timer is already in the requested phase. */
const ALREADY: Record<Existing, Partial<Record<Phase, Exclude<Outcome["kind"], "ask" | "held">>>> = {
  resume: { running: "alreadyRunning" },
  keep: { running: "alreadyRunning" },
  removeBreaks: {},
  pause: { paused: "alreadyPaused" },
  stop: { stopped: "alreadyStopped" },
  discard: {},
};

/** How much a break may grow between a person's answer and this decision. */
const ANSWERED: Duration = MINUTE;

/**
 * Decides whether to send an action, based on the timer as it is now: most actions can't be undone, and
 * awork's own endpoints act on whatever runs. All buttons and shortcuts use these rules. `guard`: longer
 * break time, in ms, needs a confirmation before it becomes work. `rules`: what the company allows, null while it
 * is unknown. `last`: the current entry as the person left it, which they may have deleted. A start
 * without a purpose continues it.
 */
export function decide(
  timer: Timer | null,
  action: Action,
  now: Instant,
  guard: Duration,
  rules: Rules | null = null,
  last: Timer | null = timer,
): Verdict {
  const { verb, id, end } = action;
  const isAnother = id !== null && timer?.id !== id;
  if (timer && !isAnother && isOfEarlierDay(timer, action, now))
    return { kind: "ask", about: "earlierDay", id: timer.id, breaks: breakTime(timer, now) };
  if (verb === "start") return judgeStart(timer, action, rules, last);
  if (isAnother) return { kind: "changed", breaks: 0 };
  if (!timer) return { kind: "nothing", breaks: 0 };
  const state = phase(timer);
  const already = ALREADY[verb][state];
  if (already) return { kind: already, breaks: 0 };
  if (!WHEN[verb].includes(state)) return { kind: id === null ? "nothing" : "changed", breaks: 0 };
  if (verb === "removeBreaks" && timer.breaks.length === 0) return { kind: "alreadyRunning", breaks: 0 };
  if (end !== undefined && !hasRunSince(timer, end, now)) return { kind: "wrongEnd", breaks: 0 };
  if (rules?.isByKey && !isForKey(verb)) return { kind: "held", breaks: 0, why: "apiKey" };
  const why = action.purpose && whyNoStart(rules, knownOf(timer, action.purpose));
  // Otherwise the timer would be stopped, and nothing started after it.
  if (why) return { kind: "held", breaks: 0, why };
  if (verb === "stop" && whyNoStop(rules, timer) === "noteRequired")
    return { kind: "ask", about: "note", id: timer.id, breaks: 0 };
  const isWork = verb === "resume" || verb === "removeBreaks";
  const breaks = isWork ? breakTime(timer, now) : 0;
  if (isWork && !isAgreed(action, timer, breaks, now, guard))
    return { kind: "ask", about: "breaks", id: timer.id, breaks };
  return { kind: "send", id: timer.id, breaks, purpose: action.purpose };
}

/** Whether this much break time may become work: it is within the limit, or the person saw the amount. */
function isAgreed(
  { asked, agreed }: Action,
  timer: Timer,
  breaks: Duration,
  now: Instant,
  guard: Duration,
): boolean {
  // Another device can have added breaks since the person saw them.
  if (asked) return agreed === undefined || breaks - agreed <= Math.max(guard, ANSWERED);
  // The length of a break that starts in the future is unknown.
  return breaks <= guard && !doubt(timer, now);
}

/**
 * Whether an unconfirmed action would continue a timer that has been paused since an earlier day or, for a
 * shortcut, has been running since one. The person may want a new entry today instead.
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

/** awork stops the active timer when another starts. A timer is only stopped if the person has seen it. */
function judgeStart(
  timer: Timer | null,
  { id, purpose, since = Infinity }: Action,
  rules: Rules | null,
  last: Timer | null,
): Verdict {
  if (isActive(timer) && id === null && purpose === null)
    return { kind: phase(timer) === "paused" ? "alreadyPaused" : "alreadyRunning", breaks: 0 };
  if (id !== (isActive(timer) ? timer.id : null)) return { kind: "changed", breaks: 0 };
  // The person saw no entry that the new one would overlap.
  if (last && (endOf(last) ?? 0) - since >= SECOND) return { kind: "changed", breaks: 0 };
  const wanted = purpose ?? (last && purposeOf(last));
  const why = whyNoStart(rules, wanted ? knownOf(last, wanted) : (last?.about ?? {}));
  if (why) return { kind: "held", breaks: 0, why };
  if (!wanted) return { kind: "nothing", breaks: 0 };
  return { kind: "send", id: timer?.id ?? null, breaks: 0, purpose: wanted };
}

/** What an entry tells of what a timer is to be started for. */
const knownOf = (timer: Timer | null, { projectId, typeOfWorkId }: Purpose): Partial<Timer["about"]> => ({
  isProjectDone: timer?.about.projectId === projectId && timer.about.isProjectDone,
  isTypeArchived: timer?.about.typeOfWorkId === typeOfWorkId && timer.about.isTypeArchived,
});

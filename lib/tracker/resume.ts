import { type Instant, type Duration, SECOND } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { broken } from "@/lib/timer/worked";
import type { Outcome, Pending, State } from "./state";

/**
 * What a person wants resumed. `id`: the entry they were looking at; null from the keyboard, which means whatever
 * is current. `asked`: they have seen how much break becomes work.
 */
export type Wish = { id: string | null; asked: boolean };

/** What is known may be this old when an action is built on it. */
export const FRESH: Duration = 5 * SECOND;

/** Whether what is known was heard just now, with nothing in the way. A clock that was set back makes it old. */
export function isFresh({ at, trouble, pending }: State, wall: Instant): boolean {
  return at !== null && !trouble && !pending && at <= wall && wall - at <= FRESH;
}

type Verdict = { kind: "post"; timer: Timer; breaks: Duration } | Pick<Outcome, "kind" | "breaks">;

/** Whether to send, judged on the timer as it is now: resuming can't be undone. `guard`: breaks longer than this are asked about. */
export function judge(timer: Timer | null, { id, asked }: Wish, now: Instant, guard: Duration): Verdict {
  if (id !== null && timer?.id !== id) return { kind: "changed", breaks: 0 };
  if (!timer) return { kind: "nothing", breaks: 0 };
  const state = phase(timer);
  if (state === "running") return { kind: "alreadyRunning", breaks: 0 };
  if (state !== "paused") return { kind: id === null ? "nothing" : "changed", breaks: 0 };
  const breaks = broken(timer, now);
  return !asked && breaks > guard ? { kind: "ask", breaks } : { kind: "post", timer, breaks };
}

/** What became of an action, seen from the timer as awork tells it afterwards. */
export function settle(pending: Pending, timer: Timer | null, wall: Instant): Outcome {
  const result = (kind: Outcome["kind"]): Outcome => ({
    kind,
    at: wall,
    breaks: pending.breaks,
    trouble: null,
  });
  if (timer?.id !== pending.id) return result("changed");
  const state = phase(timer);
  if (state === "paused") return result("notDone");
  return result(state === "running" && timer.breaks.length === 0 ? "resumed" : "changed");
}

import type { Settings } from "@/lib/timer/settings";
import type { Words } from "@/lib/timer/words";
import { type Duration, type Instant, MINUTE } from "@/lib/timer/time";
import { type Timer, isActive, phase } from "@/lib/timer/timer";
import { type Count, countDay } from "./count";
import { type Limit, newlyReached, nextLimit, reached } from "./limit";
import { type BreakRule, ruleOf } from "./rules";
import { dueText, leftText, reachedText } from "./texts";

/** So long before a limit it is told. */
const AHEAD: Duration = 30 * MINUTE;

type Given = {
  settings: Pick<Settings, "breakRule">;
  /** Every entry of the day of the current one. */
  entries: readonly Timer[];
  current: Timer | null;
  /** By awork's clock. */
  now: Instant;
};

/** What counts of the running timer's day; null if no timer runs, or no rule is chosen. */
function countRunning({ settings, entries, current, now }: Given): { count: Count; rule: BreakRule } | null {
  const rule = ruleOf(settings);
  if (!rule || !current || phase(current) !== "running") return null;
  return { count: countDay(entries, current, current.day, now, rule.piece), rule };
}

/** The limit that the running timer has reached with too few breaks; null if there is none. */
export function reachedLimit(given: Given): Limit | null {
  const counted = countRunning(given);
  return counted && reached(counted.count, counted.rule);
}

/** What to say of breaks while a timer runs: from half an hour before a limit; null if there is nothing. */
export function breakText(given: Given, words: Words): string | null {
  const counted = countRunning(given);
  if (!counted) return null;
  const { count, rule } = counted;
  const over = reached(count, rule);
  if (over) return reachedText(over, count, rule, words);
  const next = nextLimit(count, rule);
  return next && next.left <= AHEAD ? dueText(next.limit, given.now + next.left, count, rule, words) : null;
}

/** What it means for the day if the breaks of the active timer become work; null if enough are left. */
export function removalText({ settings, entries, current, now }: Given, words: Words): string | null {
  const rule = ruleOf(settings);
  if (!rule || !isActive(current)) return null;
  const count = (timer: Timer) => countDay(entries, timer, timer.day, now, rule.piece);
  const after = count({ ...current, breaks: [] });
  const limit = newlyReached(count(current), after, rule);
  return limit && leftText(limit, after, words);
}

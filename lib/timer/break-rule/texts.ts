import { minutesOrHours } from "@/lib/timer/clock";
import type { Instant } from "@/lib/timer/time";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import type { Words } from "@/lib/timer/words";
import type { Count } from "./count";
import type { Limit } from "./limit";
import type { BreakRule } from "./rules";

/** That a limit is reached at `at` if work goes on, and what counts so far. */
export function dueText(
  { kind, work, breaks }: Limit,
  at: Instant,
  count: Count,
  rule: BreakRule,
  words: Words,
): string {
  const [due, atWork] = [minutesOrHours(breaks, words), minutesOrHours(work, words)];
  const time = timeOfDay(at, at, words.locale);
  if (kind === "row") return words("breakDueRow", due, time, atWork);
  return `${words("breakDueDay", due, time, atWork)} ${countedText(count, rule, words)}`;
}

/** That a limit is reached, and what counts so far. */
export function reachedText(
  { kind, work, breaks }: Limit,
  count: Count,
  rule: BreakRule,
  words: Words,
): string {
  const [due, atWork] = [minutesOrHours(breaks, words), minutesOrHours(work, words)];
  if (kind === "row") return words("breakReachedRow", atWork, due);
  return `${words("breakReachedDay", atWork, due)} ${countedText(count, rule, words)}`;
}

const countedText = ({ breaks }: Count, { piece }: BreakRule, words: Words): string =>
  words("breaksCounted", minutesOrHours(breaks, words), minutesOrHours(piece, words));

/** What still counts after breaks have become work, where that is too little. */
export const leftText = ({ kind, work, breaks }: Limit, count: Count, words: Words): string =>
  kind === "row"
    ? words("breakLeftRow", minutesOrHours(work, words))
    : words("breakLeftDay", minutesOrHours(count.breaks, words), minutesOrHours(breaks, words));

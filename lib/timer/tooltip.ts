import { truncate } from "./truncate";
import { hoursMinutes } from "./clock";
import { endOf } from "@/lib/timer/typed/start-field";
import { type Instant, MINUTE } from "./time";
import { isSameDay, timeOfDay, timeSpan } from "@/lib/timer/typed/time-of-day";
import { type Phase, type Subject, type Timer, phase } from "./timer";
import { breakTime, elapsed } from "./elapsed";
import type { Message, Words } from "./words";

const STATE = {
  running: "tooltipRunning",
  paused: "tooltipPaused",
  stopped: "tooltipStopped",
} as const satisfies Record<Exclude<Phase, "none">, Message>;

/** In UTF-16 units. Names can be pages long, but a tooltip should be readable at a glance. */
const LONGEST_NAME = 60;

/**
 * The text of the toolbar's tooltip: "Running 1:23 · Design · Website · breaks 0:27". Includes the start if
 * the timer did not begin today.
 */
export function tooltip(timer: Timer | null, now: Instant, words: Words): string {
  const state = phase(timer);
  if (!timer || state === "none") return words("nothingRunning");
  const breaks = breakTime(timer, now);
  return [
    words(STATE[state], hoursMinutes(elapsed(timer, now))),
    ...names(timer.subject),
    ...earlier(timer, now, words),
    ...(breaks >= MINUTE ? [words("tooltipBreaks", hoursMinutes(breaks))] : []),
  ].join(" · ");
}

function earlier(timer: Timer, now: Instant, words: Words): string[] {
  const { start } = timer;
  if (start === null || isSameDay(start, now)) return [];
  const end = endOf(timer);
  if (end !== null) return [timeSpan(start, end, now, words.locale)];
  return [words("breakSince", timeOfDay(start, now, words.locale))];
}

function names({ task, typeOfWork, project }: Subject): string[] {
  return [task ?? typeOfWork, project].filter((name) => name !== null).map(short);
}

/** A name, truncated if too long. */
export const short = (name: string) =>
  name.length > LONGEST_NAME ? `${truncate(name, LONGEST_NAME - 1)}…` : name;

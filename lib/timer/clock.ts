import { type Duration, HOUR, MINUTE, SECOND } from "./time";
import type { Words } from "./words";

const two = (value: number) => String(value).padStart(2, "0");

/** `H:MM:SS`, as the popup shows it: `0:07:09`, `12:34:56`. */
export function clock(duration: Duration): string {
  return `${hoursMinutes(duration)}:${two(Math.floor(duration / SECOND) % 60)}`;
}

/** `H:MM`, truncated and not rounded so that it changes when the badge does: `0:27`, `12:34`. */
export function hoursMinutes(duration: Duration): string {
  return `${Math.floor(duration / HOUR)}:${two(Math.floor(duration / MINUTE) % 60)}`;
}

/**
 * The length of a break: `0:27`. Below a minute with seconds, `0:00:27`, so that no break shows as `0:00`.
 */
export const breakLength = (duration: Duration): string =>
  duration < MINUTE ? clock(duration) : hoursMinutes(duration);

/** A length for a sentence: `8 min`, from an hour on `1:20`. */
export const minutesOrHours = (duration: Duration, words: Words): string =>
  duration < HOUR ? words("minutes", String(Math.floor(duration / MINUTE))) : hoursMinutes(duration);

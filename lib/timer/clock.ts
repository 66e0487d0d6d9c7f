import { type Duration, HOUR, MINUTE, SECOND } from "./time";

const two = (value: number) => String(value).padStart(2, "0");

/** `H:MM:SS`, as the popup shows it: `0:07:09`, `12:34:56`. */
export function clock(duration: Duration): string {
  return `${hoursMinutes(duration)}:${two(Math.floor(duration / SECOND) % 60)}`;
}

/** `H:MM`, cut off and not rounded, so that it turns when the badge does: `0:27`, `12:34`. */
export function hoursMinutes(duration: Duration): string {
  return `${Math.floor(duration / HOUR)}:${two(Math.floor(duration / MINUTE) % 60)}`;
}

/** How long breaks are: `0:27`, below a minute with the seconds, `0:00:27`, since no break is `0:00`. */
export const breakLength = (duration: Duration): string =>
  duration < MINUTE ? clock(duration) : hoursMinutes(duration);

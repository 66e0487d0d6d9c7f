import { hoursMinutes } from "./clock";
import { DAY, type Duration, HOUR, MINUTE } from "./time";

/**
 * The badge's text: `42m`, `1:23`, `12h`, `5d`, at most `999d`. Chromium fits four narrow characters and cuts the rest off
 * without a sign (measured), so from ten hours on the minutes are left to the tooltip.
 */
export function badge(duration: Duration): string {
  if (duration < HOUR) return `${Math.floor(duration / MINUTE)}m`;
  if (duration < 10 * HOUR) return hoursMinutes(duration);
  if (duration < 100 * HOUR) return `${Math.floor(duration / HOUR)}h`;
  return `${Math.min(999, Math.floor(duration / DAY))}d`;
}

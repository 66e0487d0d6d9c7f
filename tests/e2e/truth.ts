import type { Books } from "../fake-awork/books.ts";
import type { Entry } from "../fake-awork/entry.ts";

/** What awork's own books say of a timer at a moment, worked out apart from the extension. Times in whole seconds. */
export type Truth = { state: "none" | "running" | "paused" | "stopped"; worked: number; breaks: number };

export const truth = (books: Books, userId: string, now: number): Truth =>
  truthOf(books.current(userId) ?? books.last(userId), now);

/**
 * The same of one entry, null where there is none. `isAsTold`: its breaks are as they went over the wire, and may have
 * been moved in time since.
 */
export function truthOf(entry: Entry | null, now: number, isAsTold = false): Truth {
  if (!entry) return { state: "none", worked: 0, breaks: 0 };
  const open = entry.breaks.find(({ end }) => end === null);
  const until = entry.end ?? now;
  // Breaks go over the wire in whole seconds.
  const second = (instant: number) => (isAsTold ? instant : Math.floor(instant / 1000) * 1000);
  const rest = entry.breaks.reduce(
    (sum, { start, end }) => sum + (end === null ? until : second(end)) - second(start),
    0,
  );
  const state = entry.end !== null || entry.duration > 0 ? "stopped" : open ? "paused" : "running";
  const worked = state === "stopped" ? entry.duration : now - entry.start! - rest;
  return { state, worked: Math.floor(worked / 1000), breaks: Math.floor(rest / 1000) };
}

/** `1:23:45` in seconds. */
export function seconds(clock: string): number {
  const [hours = NaN, minutes = NaN, rest = NaN] = clock.split(":").map(Number);
  return hours * 3600 + minutes * 60 + rest;
}

/** The badge that stands for so many seconds: none from ten hours on, when the icon tells the time, and days from a thousand. */
export function badgeOf(worked: number): string {
  const minutes = Math.floor(worked / 60);
  if (minutes >= 1000 * 60) return `${Math.floor(minutes / 24 / 60)}d`;
  if (minutes >= 10 * 60) return "";
  return minutes < 60
    ? `${minutes}m`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** `1:23`, as tooltips have it. */
export function hoursMinutes(worked: number): string {
  const minutes = Math.floor(worked / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

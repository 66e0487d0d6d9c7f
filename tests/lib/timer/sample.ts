import type { Instant } from "@/lib/timer/time";
import type { About, Break, Subject, Timer } from "@/lib/timer/timer";

/** A time of day, UTC, on the day that the tests are set in: `09:00`, `09:00:30`, `09:00:30.250`. */
export const at = (time: string): Instant => Date.parse(`2026-08-26T${time}Z`);

/** A break by its times of day; either may be missing. `duration` in milliseconds. */
export function rest(start: string | null, end: string | null, duration = 0): Break {
  return { start: start === null ? null : at(start), end: end === null ? null : at(end), duration };
}

export const NO_SUBJECT: Subject = { task: null, project: null, client: null, typeOfWork: null, note: null };

export const NO_ABOUT: About = { taskId: null, projectId: null, typeOfWorkId: null, isBillable: false };

/** Unless said otherwise: runs since 09:00, without breaks, and is about nothing. */
export function sampleTimer(given: Partial<Timer> = {}): Timer {
  return {
    id: "86650f81-0000-4000-8000-000000000001",
    start: at("09:00"),
    end: null,
    duration: null,
    breaks: [],
    subject: NO_SUBJECT,
    about: NO_ABOUT,
    day: "2026-08-26",
    ...given,
  };
}

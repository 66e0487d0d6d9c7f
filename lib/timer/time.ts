/** A moment, in epoch milliseconds. */
export type Instant = number;

/** A length of time, in milliseconds. */
export type Duration = number;

export const SECOND: Duration = 1000;
export const MINUTE: Duration = 60 * SECOND;
export const HOUR: Duration = 60 * MINUTE;
export const DAY: Duration = 24 * HOUR;

/** A tenth of the last instant that a `Date` can hold, so that several can be added up. */
const MOST = 8.64e14;

/** Whether a number read from outside can be an instant or a duration: larger ones are corrupt. */
export const isPlausible = (value: number): boolean => Math.abs(value) <= MOST;

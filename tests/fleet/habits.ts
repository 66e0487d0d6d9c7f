import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";

/**
 * What people do in a day, guessed, and rather more than less. `about` is the middle of a bell, as time of day where
 * it is one; two of three are not more than `spread` off. Other lengths are the means of what comes by chance. Shares
 * sum to 1.
 */
export const HABITS = {
  /** The computer is switched on: everybody at nine. */
  arrives: { about: 9 * HOUR, spread: 15 * MINUTE },
  /** From then to the first timer. */
  firstStart: 3 * MINUTE,
  lunch: { about: 12.25 * HOUR, spread: 20 * MINUTE },
  lunchLasts: { about: 40 * MINUTE, spread: 10 * MINUTE },
  leaves: { about: 17.5 * HOUR, spread: 40 * MINUTE },
  /** So many leave the computer on all night, its screen locked. */
  staysOn: 0.15,
  /** Between two looks into the popup. */
  looks: 40 * MINUTE,
  /** Hands on the keyboard, and not. */
  active: 25 * MINUTE,
  idle: 6 * MINUTE,
  /** Between two of these: another timer is started, a break begins, a meeting without the computer, a note is written. */
  turns: 50 * MINUTE,
  turn: { start: 0.45, break: 0.25, meeting: 0.2, note: 0.1 },
  breakLasts: 12 * MINUTE,
  meetingLasts: 40 * MINUTE,
  /** Where it is done: in the popup, with a key, in awork itself, or not at all. */
  starts: { popup: 0.6, key: 0.1, awork: 0.2, never: 0.1 },
  pauses: { popup: 0.4, key: 0.15, awork: 0.2, never: 0.25 },
  stops: { popup: 0.5, key: 0.1, awork: 0.2, never: 0.2 },
  /** In the popup the last timer is continued, or another looked for, with so many searches. */
  continues: 0.5,
  searches: 2,
  /** Whether the side panel is open all day: a look is one at it, and its hands stay on it for a minute. */
  hasPanel: false,
};

export type Habits = typeof HABITS;

/** The hard case: the doors open at nine. */
export const RUSH: Habits = {
  ...HABITS,
  arrives: { about: 9 * HOUR, spread: 20 * SECOND },
  firstStart: 2 * MINUTE,
};

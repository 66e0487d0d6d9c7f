/**
 * What a company allows its people (API reference, `TimeTrackingSetting`), and whether the person is exempt. A
 * rule that awork doesn't name doesn't hold.
 */
export type Rules = {
  /** Nobody can start a timer. */
  isTrackingOff: boolean;
  /** No timer is stopped, and no entry added, without a note. */
  isNoteRequired: boolean;
  /** Nothing can be booked on a task or project that is done. */
  isDoneClosed: boolean;
  /** How many days before today can be booked on; null if any. */
  pastDays: number | null;
  /** Admins are exempt, and may change billed entries; null if awork hasn't said. */
  isAdmin: boolean | null;
  /** The calls are those of an API key, not of the person. */
  isByKey?: boolean | undefined;
};

/** With an API key: its user is an admin, so no rule of the company holds. */
export const RULES_BY_KEY: Rules = {
  isTrackingOff: false,
  isNoteRequired: false,
  isDoneClosed: false,
  pastDays: null,
  isAdmin: true,
  isByKey: true,
};

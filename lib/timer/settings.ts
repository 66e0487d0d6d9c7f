/** All that a person can choose. */
export type Settings = {
  /** What Resume does first: every break becomes work, or the breaks stay breaks. */
  resume: "removeBreaks" | "keepBreaks";
  /** Breaks of more minutes than this are asked about before they count as work: 0 to 1440. */
  guardMinutes: number;
  /** Where the toolbar tells the time: in the badge as long as it fits, or always in the icon. */
  time: "badge" | "icon";
  /** Which time the toolbar tells: that of the entry, or all of today's. */
  shown: "entry" | "today";
  /** A reminder when a timer has run for so many hours: 1 to 24; 0: none. */
  remindLongHours: number;
  /** A reminder when a timer has been paused for so many minutes: 1 to 1440; 0: none. */
  remindPausedMinutes: number;
  /** A question after so many minutes away from a timer that ran: 5 to 1440; 0: none. */
  remindAwayMinutes: number;
  /** A reminder when nothing runs in working hours. */
  remindNothing: boolean;
  /** The days of working hours: 1 (Monday) to 7 (Sunday), in order, each once. */
  workDays: number[];
  /**
   * When they begin and end, in minutes since midnight by this computer's clock: 0 to 1440, never the same. An end before
   * the begin is on the next day.
   */
  workFrom: number;
  workTo: number;
};

/** What holds until somebody chooses: Resume as it was asked for, nothing that comes unasked. */
export const DEFAULTS: Settings = {
  resume: "removeBreaks",
  guardMinutes: 60,
  time: "badge",
  shown: "entry",
  remindLongHours: 0,
  remindPausedMinutes: 0,
  remindAwayMinutes: 0,
  remindNothing: false,
  workDays: [1, 2, 3, 4, 5],
  workFrom: 9 * 60,
  workTo: 17 * 60,
};

/** The least and the most that a number can be; that of a reminder while it is on. */
export const LIMITS = {
  guardMinutes: [0, 1440],
  remindLongHours: [1, 24],
  remindPausedMinutes: [1, 1440],
  remindAwayMinutes: [5, 1440],
} as const satisfies Partial<Record<keyof Settings, readonly [least: number, most: number]>>;

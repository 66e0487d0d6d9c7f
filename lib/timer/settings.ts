/** All settings. */
export type Settings = {
  /** What Resume does by default: turn every break into work, or keep the breaks. */
  resume: "removeBreaks" | "keepBreaks";
  /** Ask before more than this many minutes of breaks count as work: 0 to 1440. */
  guardMinutes: number;
  /** Ask for a note when a timer is stopped. */
  askForNote: boolean;
  /** Where the toolbar shows the time: in the badge while it fits, or always in the icon. */
  time: "badge" | "icon";
  /** Which time the toolbar shows: that of the entry, or today's total. */
  shown: "entry" | "today";
  /** What a press on the toolbar icon opens; always the popup in browsers without a side panel. */
  iconOpens: "popup" | "panel";
  /** Offer actions in the context menus of the icon and of selected text. */
  menus: boolean;
  /** Remind after a timer has run for this many hours: 1 to 24; 0: never. */
  remindLongHours: number;
  /** Remind after a timer has been paused for this many minutes: 1 to 1440; 0: never. */
  remindPausedMinutes: number;
  /** Ask after this many minutes away from a running timer: 5 to 1440; 0: never. */
  remindAwayMinutes: number;
  /** Remind when no timer runs during working hours. */
  remindNothing: boolean;
  /** The law by which breaks are counted; off: they are not. */
  breakRule: "off" | "germany";
  /** Working days: 1 (Monday) to 7 (Sunday), in order, without duplicates. */
  workDays: number[];
  /**
   * Start and end of the working hours, in minutes since midnight by this computer's clock: 0 to 1440, never
   * equal. An end before the start is on the next day.
   */
  workFrom: number;
  workTo: number;
  /** Where a day's target comes from: awork's capacity, or `targetMinutes` on each working day. */
  target: "awork" | "own";
  /** The person's own target for a working day, in minutes: 0 to 1440. */
  targetMinutes: number;
};

/** Default settings: Resume turns breaks into work, and there are no reminders. */
export const DEFAULTS: Settings = {
  resume: "removeBreaks",
  guardMinutes: 60,
  askForNote: false,
  time: "badge",
  shown: "entry",
  iconOpens: "popup",
  menus: true,
  remindLongHours: 0,
  remindPausedMinutes: 0,
  remindAwayMinutes: 0,
  remindNothing: false,
  breakRule: "off",
  workDays: [1, 2, 3, 4, 5],
  workFrom: 9 * 60,
  workTo: 17 * 60,
  target: "awork",
  targetMinutes: 8 * 60,
};

/** The smallest and the largest value of each number. Those for reminders apply while the reminder is on. */
export const LIMITS = {
  guardMinutes: [0, 1440],
  remindLongHours: [1, 24],
  remindPausedMinutes: [1, 1440],
  remindAwayMinutes: [5, 1440],
  targetMinutes: [0, 1440],
} as const satisfies Partial<Record<keyof Settings, readonly [least: number, most: number]>>;

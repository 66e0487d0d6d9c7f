import type { Settings } from "@/lib/timer/settings";
import type { FakeAwork } from "../fake-awork/server.ts";

const MINUTE = 60_000;

/** At most so often in an hour. */
export type Goals = { wakes: number; calls: number };

export type Situation = {
  title: string;
  /** Writes into awork's books what is so for the person. */
  book(awork: FakeAwork, userId: string): void;
  /** Nobody has touched the computer for a while. */
  isAway: boolean;
  /** What the person has chosen in the settings. */
  settings?: Partial<Settings>;
  /** The side panel's page is open and in view all the time, and nobody touches it. */
  hasPanel?: true;
  goals: Goals;
};

const running = ({ books, clock }: FakeAwork, userId: string) =>
  void books.add({ userId, start: clock.now() - 50 * MINUTE - 20_000 });

const paused = (awork: FakeAwork, userId: string) => {
  running(awork, userId);
  awork.books.pause(userId);
};

/** All that can be switched on, and reminders that do not come up within an hour. */
const EVERYTHING: Partial<Settings> = {
  shown: "today",
  iconOpens: "panel",
  menus: true,
  remindLongHours: 10,
  remindPausedMinutes: 240,
  remindAwayMinutes: 10,
  remindNothing: true,
  breakRule: "germany",
};

/** Today's total needs the list of the last days. */
const LISTS = 4;

/** The badge turns each minute, and otherwise awork is asked every two minutes, or five when nobody is there. */
export const SITUATIONS: Situation[] = [
  { title: "Running", book: running, isAway: false, goals: { wakes: 62, calls: 62 } },
  {
    title: "Paused",
    book: paused,
    isAway: false,
    goals: { wakes: 32, calls: 32 },
  },
  {
    title: "Nothing",
    book(awork, userId) {
      running(awork, userId);
      awork.books.stop(userId);
    },
    isAway: false,
    goals: { wakes: 32, calls: 32 },
  },
  {
    title: "Running, everything on, a panel in view",
    book: running,
    isAway: false,
    settings: EVERYTHING,
    hasPanel: true,
    goals: { wakes: 62, calls: 62 + LISTS },
  },
  {
    title: "Paused, everything on, a panel in view",
    book: paused,
    isAway: false,
    settings: EVERYTHING,
    hasPanel: true,
    goals: { wakes: 32, calls: 32 + LISTS },
  },
  { title: "Running, idle", book: running, isAway: true, goals: { wakes: 62, calls: 14 } },
  { title: "Nothing, idle", book: () => {}, isAway: true, goals: { wakes: 32, calls: 14 } },
];

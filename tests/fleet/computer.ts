import type { Edit } from "@/lib/timer/editing/edit";
import { HOUR, type Instant, SECOND } from "@/lib/timer/time";
import type { Presence } from "@/lib/tracker/cadence";
import { type Days, NO_DAYS } from "@/lib/tracker/days";
import { NOTHING_KNOWN, type State } from "@/lib/tracker/state";
import { type Tracker, createTracker } from "@/lib/tracker/tracker";
import { type Awork, createClient } from "./awork.ts";
import type { Book } from "./book.ts";
import type { Calendar } from "./calendar.ts";
import type { Random } from "./random.ts";

export type Computer = ReturnType<typeof createComputer>;

/** An alarm rings so late at most. */
const LATE = SECOND / 2;

/**
 * A computer with the real tracker on it, its storage in variables, and one alarm, which rings as soon as it is told
 * to: Chrome waits for 30 s at least, which keeps many from coming at once, but other browsers don't.
 */
export function createComputer(calendar: Calendar, random: Random, awork: Awork, book: Book) {
  const { now } = calendar;
  const client = createClient(awork, book, random);
  let alarm: { at: Instant } | null = null;
  let days: Days = NO_DAYS;
  let edits: Edit[] = [];

  function wakeAt(at: Instant): void {
    // As lib/platform/alarms has it.
    if (alarm && Math.abs(alarm.at - at) <= SECOND) return;
    const mine = { at };
    alarm = mine;
    calendar.at(at + random.between(0, LATE), () => {
      if (alarm !== mine) return undefined;
      alarm = null;
      // One that is missed rings when the computer wakes: `become` looks then anyway.
      return computer.isOn ? computer.tracker.tick() : undefined;
    });
  }

  const computer: { state: State; isOn: boolean; presence: Presence; tracker: Tracker } = {
    state: NOTHING_KNOWN,
    isOn: false,
    presence: "active",
    tracker: createTracker({
      now,
      random: random.next,
      timezone: () => "Europe/Berlin",
      state: { get: async () => computer.state, set: async (value) => void (computer.state = value) },
      days: { get: async () => days, set: async (value) => void (days = value) },
      edits: { get: async () => edits, set: async (value) => void (edits = value) },
      additions: { get: async () => [], set: async () => {} },
      deletions: { get: async () => [], set: async () => {} },
      added: { get: async () => [], set: async () => {} },
      client: async () => client,
      permitted: async () => true,
      presence: async () => computer.presence,
      isOffline: () => false,
      guard: async () => HOUR,
      rules: async () => null,
      shown: async () => "entry",
      countsBreaks: async () => false,
      wakeAt: async (at) => {
        if (at === null) alarm = null;
        else wakeAt(at);
      },
    }),
  };

  return Object.assign(computer, {
    /** The person comes, goes or locks the screen: each time there is a look whether to ask, also where one begins. */
    become(presence: Presence): Promise<void> {
      computer.presence = presence;
      return computer.tracker.tick();
    },
    switchOn: () => void (computer.isOn = true),
    switchOff: () => void (computer.isOn = false),
  });
}

import * as v from "valibot";
import { DAY, type Instant, MINUTE } from "@/lib/timer/time";
import { localDayOf } from "@/lib/timer/today";
import { Timer } from "./state";
import type { State } from "./state";
import { Trouble } from "./trouble";

/** How many days are shown, today among them. */
const SHOWN = 7;

/** An entry changed elsewhere shows this much later at the latest, when somebody looks. */
const OLD = MINUTE;

/**
 * The entries of the last days, as awork listed them at `at`; the current one is newer in the state. `isWhole`: none
 * is missing. `trouble`: why there is no newer list, where that concerns the list alone.
 */
export const Days = v.object({
  version: v.picklist([1]),
  at: v.nullable(v.number()),
  timers: v.array(Timer),
  isWhole: v.boolean(),
  trouble: v.nullable(Trouble),
});

export type Days = v.InferOutput<typeof Days>;

export const NO_DAYS: Days = { version: 1, at: null, timers: [], isWhole: false, trouble: null };

/** Whether the list is too old to show, or was read before another entry became current. */
export const daysDue = ({ at }: Days, { turnedAt }: State, wall: Instant): boolean =>
  at === null || at > wall || wall - at > OLD || (turnedAt !== null && turnedAt > at);

/** The first day to list. Days are counted by the calendar: one of them may have 23 or 25 hours. */
export const firstDay = (now: Instant): string =>
  new Date(Date.parse(localDayOf(now)) - (SHOWN - 1) * DAY).toISOString().slice(0, 10);

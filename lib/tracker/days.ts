import * as v from "valibot";
import { DAY, type Duration, type Instant, MINUTE } from "@/lib/timer/time";
import { localDayOf, total } from "@/lib/timer/today";
import { Timer } from "./state";
import type { State } from "./state";
import { SyncError } from "./sync-error";

/** How many days are shown, today among them. */
const SHOWN = 7;

/** An entry changed elsewhere shows this much later at the latest, when somebody looks. */
const OLD = MINUTE;

/**
 * The entries of the last days, as awork listed them at `at`; the current one is newer in the state. `isWhole`: none
 * is missing; `unsure`: else the days that what is missing can belong to, null where that can be any. `trouble`: why there is no newer list, where that concerns the list alone.
 */
export const Days = v.object({
  version: v.picklist([1]),
  at: v.nullable(v.number()),
  timers: v.array(Timer),
  isWhole: v.boolean(),
  unsure: v.optional(v.nullable(v.array(v.string())), null),
  trouble: v.nullable(SyncError),
  /** When it was last tried in vain, since the list was read. */
  triedAt: v.optional(v.nullable(v.number()), null),
});

export type Days = v.InferOutput<typeof Days>;

export const NO_DAYS: Days = {
  version: 1,
  at: null,
  timers: [],
  isWhole: false,
  unsure: null,
  trouble: null,
  triedAt: null,
};

/** Whether the list has every entry of a day. */
export const isWholeOn = ({ isWhole, unsure }: Pick<Days, "isWhole" | "unsure">, day: string): boolean =>
  isWhole || (unsure !== null && !unsure.includes(day));

/** Whether the list is too old to show, or was read before another entry became current. */
export const daysDue = ({ at, triedAt }: Days, { turnedAt }: State, wall: Instant): boolean =>
  !isWithin(triedAt, OLD, wall) &&
  (at === null || at > wall || wall - at > OLD || (turnedAt !== null && turnedAt > at));

/** Whether that was so long ago at most. A clock that was set back makes it old. */
const isWithin = (then: Instant | null, length: Duration, wall: Instant): boolean =>
  then !== null && then <= wall && wall - then <= length;

/** The same for the toolbar, which nobody need be looking at: bookings made elsewhere show this much later. */
const OLD_FOR_TOTAL = 10 * MINUTE;

/** What passes by itself. */
const PASSING: SyncError["kind"][] = ["aworkTrouble", "timedOut"];

/** Whether the list has to be read for the toolbar to tell today's total. */
export const totalDue = (days: Days, state: State, wall: Instant): boolean =>
  !isWithin(days.triedAt, days.trouble && PASSING.includes(days.trouble.kind) ? OLD : OLD_FOR_TOTAL, wall) &&
  (!isOfNow(days, state, wall) || wall - days.at! > OLD_FOR_TOTAL);

/**
 * Today's total as far as it is known, by awork's calendar. It is sure where the list is whole, and of today, has been
 * read since the current entry became that, and is no older than a few polls more than it may be.
 */
export function todaysTotal(days: Days, state: State, wall: Instant): { worked: Duration; isSure: boolean } {
  const now = wall + state.offset;
  const { worked, isSure } = total(days.timers, state.timer, localDayOf(now), now);
  const isKnown = isWholeOn(days, localDayOf(now)) && !days.trouble && isOfNow(days, state, wall);
  return { worked, isSure: isSure && isKnown && wall - days.at! <= 2 * OLD_FOR_TOTAL };
}

/** A turn in the future was before the clock was set back, and so before a list of now. */
const isOfNow = ({ at }: Days, { turnedAt, offset }: State, wall: Instant): boolean =>
  at !== null &&
  at <= wall &&
  localDayOf(at + offset) === localDayOf(wall + offset) &&
  (turnedAt === null || turnedAt <= at || turnedAt > wall);

/** The first day to list. Days are counted by the calendar: one of them may have 23 or 25 hours. */
export const firstDay = (now: Instant): string => dayFrom(localDayOf(now), 1 - SHOWN);

/** The last day to list: what has begun by a clock elsewhere is at most a day ahead of here. */
export const lastDay = (now: Instant): string => dayFrom(localDayOf(now), 1);

const dayFrom = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * DAY).toISOString().slice(0, 10);

/**
 * Whether a day is among those to show, of which today is the newest. The list may be of yesterday, or be of somewhere
 * where it is tomorrow. Where awork leaves out an entry's day, the entry is shown all the same.
 */
export const isLastDay = (day: string, today: string): boolean =>
  Number.isNaN(Date.parse(day)) || (day >= dayFrom(today, 1 - SHOWN) && day <= today);

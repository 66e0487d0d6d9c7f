import * as v from "valibot";
import { type Duration, HOUR, type Instant, MINUTE } from "@/lib/timer/time";
import { dayFrom, localDayOf, total } from "@/lib/timer/today";
import { phase } from "@/lib/timer/timer";
import { Timer } from "./state";
import type { Timer as AnyTimer } from "@/lib/timer/timer";
import type { Ports } from "./ports";
import type { State } from "./state";
import { SyncError } from "./sync-error";

/** How many days are shown, including today. */
const SHOWN = 7;

/** An entry changed elsewhere appears at most this much later, while somebody is viewing. */
const OLD = MINUTE;

/** Entries that awork counts and that did not come are not sought again for this long. */
const SOUGHT = HOUR;

/**
 * The entries of the last days, as awork listed them at `at`; the state has a newer version of the current
 * one. `isWhole`: no entry is missing. `unsure`: otherwise, the days that missing entries can belong to;
 * null: any day. `trouble`: why there is no newer list, if the error concerns the list alone.
 */
export const Days = v.object({
  version: v.picklist([1]),
  at: v.nullable(v.number()),
  timers: v.array(Timer),
  isWhole: v.boolean(),
  unsure: v.optional(v.nullable(v.array(v.string())), null),
  /**
   * If entries that awork counts never came: how many did, of how many, from which day on, and when the list
   * was last read to its end.
   */
  shortfall: v.optional(
    v.nullable(v.object({ total: v.number(), count: v.number(), first: v.string(), soughtAt: v.number() })),
    null,
  ),
  trouble: v.nullable(SyncError),
  /** When reading the list last failed, since it was last read. */
  triedAt: v.optional(v.nullable(v.number()), null),
  /** Whether entries were changed elsewhere since the list was read. */
  isStale: v.optional(v.boolean(), false),
});

export type Days = v.InferOutput<typeof Days>;

export const NO_DAYS: Days = {
  version: 1,
  at: null,
  timers: [],
  isWhole: false,
  unsure: null,
  shortfall: null,
  trouble: null,
  triedAt: null,
  isStale: false,
};

/** Whether the list has every entry of a day. */
export const isWholeOn = ({ isWhole, unsure }: Pick<Days, "isWhole" | "unsure">, day: string): boolean =>
  isWhole || (unsure !== null && !unsure.includes(day));

/** The shortfall to expect of the list from day `first` on; null if the missing entries are to be sought. */
export const knownShortfall = ({ shortfall }: Days, first: string, wall: Instant): Days["shortfall"] =>
  shortfall?.first === first && isWithin(shortfall.soughtAt, SOUGHT, wall) ? shortfall : null;

/** Whether the list is too old to show, or was read before entries or the current entry changed. */
export const daysDue = ({ at, triedAt, isStale }: Days, { entryChangedAt }: State, wall: Instant): boolean =>
  !isWithin(triedAt, OLD, wall) &&
  (isStale ||
    at === null ||
    at > wall ||
    wall - at > OLD ||
    (entryChangedAt !== null && entryChangedAt > at));

/** Whether `then` is at most `length` ago. False if the clock was set back to before it. */
const isWithin = (then: Instant | null, length: Duration, wall: Instant): boolean =>
  then !== null && then <= wall && wall - then <= length;

/** The same for the toolbar, which nobody may be viewing. */
const OLD_FOR_TOTAL = 10 * MINUTE;

/** Errors that pass without anyone acting. */
const PASSING: SyncError["kind"][] = ["aworkTrouble", "timedOut"];

/** Whether the list has to be read to show today's total in the toolbar. */
export const totalDue = (days: Days, state: State, wall: Instant): boolean =>
  !isWithin(days.triedAt, days.trouble && PASSING.includes(days.trouble.kind) ? OLD : OLD_FOR_TOTAL, wall) &&
  (!isOfNow(days, state, wall) || wall - days.at! > OLD_FOR_TOTAL);

/**
 * Whether the list has to be read to count the breaks of a running timer's day: once for each entry that became
 * current, and once a day.
 */
export const breaksDue = (days: Days, state: State, wall: Instant): boolean =>
  phase(state.timer) === "running" &&
  !isWithin(days.triedAt, OLD_FOR_TOTAL, wall) &&
  !isOfNow(days, state, wall);

/**
 * Today's total as far as it is known, in ms, by awork's clock. It is sure if the list is complete, from
 * today, without an error, read after the current entry became current, and at most 20 minutes old (which
 * allows for some late polls).
 */
export function todaysTotal(days: Days, state: State, wall: Instant): { worked: Duration; isSure: boolean } {
  const now = wall + state.offset;
  const { worked, isSure } = total(days.timers, state.timer, localDayOf(now), now);
  const isKnown = isKnownOn(days, state, localDayOf(now), wall);
  return { worked, isSure: isSure && isKnown && wall - days.at! <= 2 * OLD_FOR_TOTAL };
}

/** Whether the list has every entry of a day and was read, today, after the current entry became current. */
export const isKnownOn = (days: Days, state: State, day: string, wall: Instant): boolean =>
  isWholeOn(days, day) && !days.trouble && isOfNow(days, state, wall);

/** If `entryChangedAt` is in the future, the clock was set back since, so the list was read after it. */
const isOfNow = ({ at, isStale }: Days, { entryChangedAt, offset }: State, wall: Instant): boolean =>
  at !== null &&
  !isStale &&
  at <= wall &&
  localDayOf(at + offset) === localDayOf(wall + offset) &&
  (entryChangedAt === null || entryChangedAt <= at || entryChangedAt > wall);

/** The first day to list. Counts calendar days: one may have 23 or 25 hours. */
export const firstDay = (now: Instant): string => dayFrom(localDayOf(now), 1 - SHOWN);

/** The last day to list. An entry started in another time zone is at most a day ahead of here. */
export const lastDay = (now: Instant): string => dayFrom(localDayOf(now), 1);

/**
 * Whether a day is among those to show, of which today is the newest. The list may be from yesterday, or from
 * a time zone where it is already tomorrow. If awork omits an entry's day, the entry is still shown.
 */
export const isLastDay = (day: string, today: string): boolean =>
  Number.isNaN(Date.parse(day)) || (day >= dayFrom(today, 1 - SHOWN) && day <= today);

/**
 * Changes the listed entries after awork has changed one, so that the list is right without being read again. A
 * list that was never read stays so.
 */
export async function relist(
  { days }: Pick<Ports, "days">,
  how: (timers: AnyTimer[]) => AnyTimer[],
): Promise<void> {
  const list = await days.get();
  if (list.at !== null) await days.set({ ...list, timers: how(list.timers) });
}

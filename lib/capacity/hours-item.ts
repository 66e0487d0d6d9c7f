import * as v from "valibot";
import { createItem } from "@/lib/platform/storage";
import { RULES_BY_KEY, type Rules as CompanyRules } from "@/lib/timer/rules/rules";
import type { TimeOff } from "@/lib/timer/target/day-off";
import { type Account, whose } from "@/lib/tracker-store/account";

const TimeOffs: v.GenericSchema<TimeOff[]> = v.array(
  v.object({ first: v.string(), last: v.string(), isHalfFirst: v.boolean(), isHalfLast: v.boolean() }),
);

const Rules: v.GenericSchema<CompanyRules> = v.object({
  isTrackingOff: v.boolean(),
  isNoteRequired: v.boolean(),
  isDoneClosed: v.boolean(),
  pastDays: v.nullable(v.number()),
  isAdmin: v.nullable(v.boolean()),
});

/**
 * One answer of awork's. `readOn`: this computer's day on which it was read; `until`: the day from which on it
 * is read again ("2026-08-26"). `at`: when it was read, which an earlier version didn't keep.
 */
const answered = <T>(value: v.GenericSchema<T>) =>
  v.nullable(v.object({ readOn: v.string(), until: v.string(), at: v.optional(v.number()), value }));

const Hours = v.object({
  version: v.picklist([1]),
  /** The workspace and the user. */
  of: v.string(),
  /** Nothing is read before this, because reading failed, has begun or was put off; null: it succeeded. */
  notBefore: v.nullable(v.number()),
  /** The working time of each day of the week, in ms, Monday first; null if awork doesn't say. */
  weekly: answered(v.nullable(v.pipe(v.array(v.number()), v.length(7)))),
  absences: answered(TimeOffs),
  holidays: answered(TimeOffs),
  /** What the company allows; null if awork refuses to tell, and in a stored value without it. */
  rules: v.optional(answered(v.nullable(Rules)), null),
});

/**
 * When a person is to work and what their company allows, as awork last said; each part is null until awork has
 * answered.
 */
export type KeptHours = v.InferOutput<typeof Hours>;

export const hoursItem = createItem<KeptHours | null>("hours", v.nullable(Hours), null, "local", "session");

/** What is kept for this workspace and user, if it is theirs. */
export const hoursOf = (kept: KeptHours | null, of: string): KeptHours =>
  kept?.of === of
    ? kept
    : { version: 1, of, notBefore: null, weekly: null, absences: null, holidays: null, rules: null };

/** What awork allows whoever is connected; null while it is unknown. */
export const rulesOf = (kept: KeptHours | null, account: Account | null): CompanyRules | null =>
  account?.byKey ? RULES_BY_KEY : account && (hoursOf(kept, whose(account)).rules?.value ?? null);

import * as v from "valibot";
import type { Timer as AnyTimer } from "@/lib/timer/timer";
import { Next, Pending } from "@/lib/tracker/actions/action";
import { Outcome } from "@/lib/tracker/actions/outcome";
import { Question } from "@/lib/tracker/actions/question";
import { SyncError } from "./sync-error";

// Storage keeps JSON, which has no infinite numbers and no NaN.
const instant = v.number();
const duration = v.number();
const name = v.nullable(v.string());

/** A timer as it is stored. */
export const Timer: v.GenericSchema<AnyTimer> = v.object({
  id: v.string(),
  start: v.nullable(instant),
  end: v.nullable(instant),
  duration: v.nullable(duration),
  breaks: v.array(v.object({ start: v.nullable(instant), end: v.nullable(instant), duration })),
  subject: v.object({ task: name, project: name, client: name, typeOfWork: name, note: name }),
  about: v.object({
    taskId: name,
    projectId: name,
    typeOfWorkId: name,
    isBillable: v.boolean(),
    isTypeArchived: v.optional(v.boolean()),
    isProjectDone: v.optional(v.boolean()),
    isBilled: v.optional(v.boolean()),
  }),
  day: v.string(),
});

/**
 * All that is known and has to outlive the service worker. The data (`timer`, `at`) and the sync error
 * (`trouble`) are separate: without a network the clock keeps counting. All instants but the timer's own are
 * on this computer's clock; awork's clock is `offset` ms ahead of it.
 */
const StateFields = v.object({
  version: v.picklist([3]),
  timer: v.nullable(Timer),
  /** When a different entry last became current, here or elsewhere; null if none has. */
  entryChangedAt: v.nullable(instant),
  /** When awork last answered about the timer; null before the first answer. */
  at: v.nullable(instant),
  /** If the last answer about the timer came from a cache: when awork gave it. `at` can be newer. */
  cachedAt: v.optional(v.nullable(instant), null),
  trouble: v.nullable(SyncError),
  offset: duration,
  /** Whether `offset` was learned from slow answers alone and can be some seconds off. */
  isOffsetRough: v.optional(v.boolean(), false),
  pending: v.nullable(Pending),
  /** The action that follows one which has just been settled; null in a stored state without it. */
  next: v.optional(v.nullable(Next), null),
  outcome: v.nullable(Outcome),
  /** The question that waits for the person's answer; null in a stored state without it. */
  question: v.optional(v.nullable(Question), null),
  /**
   * The hidden timer. `id`: the stopped entry behind which a timer was searched for; `found`: whether there
   * was one; `timer`: its id; `lastAskedAt`: when awork was last asked whether the stopped entry is still the
   * last.
   */
  hiddenBy: v.nullable(
    v.object({
      id: v.string(),
      found: v.boolean(),
      timer: v.optional(v.string()),
      lastAskedAt: v.optional(instant),
    }),
  ),
  /** When awork was last asked, answered or not. */
  askedAt: v.nullable(instant),
  /**
   * The backoff: nothing is sent between the two instants. `strict`: awork demanded it (429), and a person's
   * request doesn't override it.
   */
  backoff: v.nullable(v.object({ since: instant, until: instant, strict: v.boolean() })),
  /** Failures in a row. */
  failures: v.number(),
  /**
   * The throttle: the minimum number of minutes between polls, for the company's shared limit. 1 in a stored
   * state without it.
   */
  throttle: v.optional(v.number(), 1),
});

export type State = v.InferOutput<typeof StateFields>;

/** Version 2 had other names for four of the fields. */
function migrated(stored: unknown): unknown {
  const { version, turnedAt, behind, rest, pace, ...others } = Object(stored) as Record<string, unknown>;
  if (version !== 2) return stored;
  return { ...others, version: 3, entryChangedAt: turnedAt, hiddenBy: behind, backoff: rest, throttle: pace };
}

/** The schema of the stored state, also of one from an earlier version. */
export const State: v.GenericSchema<unknown, State> = v.pipe(v.unknown(), v.transform(migrated), StateFields);

export const NOTHING_KNOWN: State = {
  version: 3,
  timer: null,
  entryChangedAt: null,
  at: null,
  cachedAt: null,
  trouble: null,
  offset: 0,
  isOffsetRough: false,
  pending: null,
  next: null,
  outcome: null,
  question: null,
  hiddenBy: null,
  askedAt: null,
  backoff: null,
  failures: 0,
  throttle: 1,
};

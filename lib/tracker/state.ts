import * as v from "valibot";
import type { Timer as AnyTimer } from "@/lib/timer/timer";
import { Pending } from "@/lib/tracker/actions/action";
import { Outcome } from "@/lib/tracker/actions/outcome";
import { Question } from "@/lib/tracker/actions/question";
import { SyncError } from "./sync-error";

// Storage keeps JSON: there is no number that is not finite.
const instant = v.number();
const duration = v.number();
const name = v.nullable(v.string());

/** A timer as it is kept. */
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
  }),
  day: v.string(),
});

/**
 * All that is known, and all that must outlive the worker. What is known (`timer`, `at`) and what is wrong
 * (`trouble`) are apart: when the network goes, the clock goes on. Instants other than the timer's own are on
 * this computer's clock; awork's clock is `offset` ahead of it.
 */
export const State = v.object({
  version: v.picklist([2]),
  timer: v.nullable(Timer),
  /** When another entry became current than the one before, here or elsewhere; null when none has. */
  turnedAt: v.nullable(instant),
  /** When awork last answered about the timer; null before the first answer. */
  at: v.nullable(instant),
  /** When awork gave the last answer about the timer, where a cache has had it since: `at` can be newer. */
  cachedAt: v.optional(v.nullable(instant), null),
  trouble: v.nullable(SyncError),
  offset: duration,
  /** Whether `offset` was learnt from slow answers alone, and can be some seconds off. */
  isOffsetRough: v.optional(v.boolean(), false),
  pending: v.nullable(Pending),
  outcome: v.nullable(Outcome),
  /** What waits for the person's answer; null where a state says nothing. */
  question: v.optional(v.nullable(Question), null),
  /**
   * The stopped entry behind which a running one was looked for, whether there was one, its id, and when awork was last
   * asked whether the stopped one is still the last.
   */
  behind: v.nullable(
    v.object({
      id: v.string(),
      found: v.boolean(),
      timer: v.optional(v.string()),
      lastAskedAt: v.optional(instant),
    }),
  ),
  /** When awork was last asked, answered or not. */
  askedAt: v.nullable(instant),
  /** Nothing is sent between the two instants. `strict`: awork said so, and a person's wish does not lift it. */
  rest: v.nullable(v.object({ since: instant, until: instant, strict: v.boolean() })),
  /** Failures in a row. */
  failures: v.number(),
  /** How many times slower than it could this computer asks, for its company's sake; 1 where a state says nothing. */
  pace: v.optional(v.number(), 1),
});

export type State = v.InferOutput<typeof State>;

export const NOTHING_KNOWN: State = {
  version: 2,
  timer: null,
  turnedAt: null,
  at: null,
  cachedAt: null,
  trouble: null,
  offset: 0,
  isOffsetRough: false,
  pending: null,
  outcome: null,
  question: null,
  behind: null,
  askedAt: null,
  rest: null,
  failures: 0,
  pace: 1,
};

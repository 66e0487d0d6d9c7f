import * as v from "valibot";
import type { Purpose as WhatFor } from "@/lib/timer/start/choice";

const id = v.nullable(v.string());

/** What a timer is started for, as it is stored. */
export const Purpose: v.GenericSchema<WhatFor> = v.object({
  taskId: id,
  projectId: id,
  typeOfWorkId: v.string(),
  isBillable: v.nullable(v.boolean()),
  note: id,
});

/**
 * What can be done with a timer. `resume` turns its breaks into work, `keep` resumes it and keeps its breaks,
 * `removeBreaks` turns the finished breaks of a running timer into work, `discard` deletes the entry.
 */
export const Verb = v.picklist(["resume", "keep", "removeBreaks", "pause", "stop", "discard", "start"]);

export type Verb = v.InferOutput<typeof Verb>;

/**
 * An action that a person requested.
 *
 * - `id`: the entry they were viewing. Null from a shortcut: whatever is current. For `start`: the timer they
 *   know awork will stop, null for none.
 * - `asked`: they have confirmed what had to be asked.
 * - `agreed`: the break time, in ms, that they saw would become work. Without it, any amount.
 * - `purpose`: what to start a timer for; null: the last entry's purpose. For `stop`: what to start
 *   afterwards; null: nothing.
 * - `end`, for `stop`: when the timer should have ended, by awork's clock. Without it, now.
 * - `since`: when the started timer should have begun, by awork's clock. Without it, now.
 * - `note`, for `stop`: the note that is saved first. The timer isn't stopped if that fails.
 */
export const Action = v.object({
  verb: Verb,
  id,
  asked: v.boolean(),
  agreed: v.optional(v.number()),
  purpose: v.nullable(Purpose),
  end: v.optional(v.number()),
  since: v.optional(v.number()),
  note: v.optional(v.string()),
});

export type Action = v.InferOutput<typeof Action>;

/**
 * An action stored before it was sent, whose result isn't known yet. `id`: the entry it acts on; for `start`,
 * the entry that was last before it. `purpose`, `end` and `since` as in `Action`.
 */
export const Pending = v.object({
  verb: Verb,
  id,
  sentAt: v.number(),
  breaks: v.number(),
  purpose: v.nullable(Purpose),
  end: v.optional(v.number()),
  since: v.optional(v.number()),
});

export type Pending = v.InferOutput<typeof Pending>;

/**
 * An action that waits for another: a start for the stop before it, a stop for its note. `at`: when the person
 * asked for it, on this computer's clock.
 */
export const Next = v.object({ action: Action, at: v.number() });

export type Next = v.InferOutput<typeof Next>;

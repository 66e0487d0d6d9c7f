import * as v from "valibot";
import type { Purpose as WhatFor } from "@/lib/timer/choice";

const id = v.nullable(v.string());

const Purpose: v.GenericSchema<WhatFor> = v.object({
  taskId: id,
  projectId: id,
  typeOfWorkId: v.string(),
  isBillable: v.nullable(v.boolean()),
  note: id,
});

/**
 * What can be done with a timer. `resume` turns its breaks into work, `keep` resumes it and keeps them, `removeBreaks`
 * turns the finished breaks of a running one into work, `discard` deletes the entry.
 */
export const Verb = v.picklist(["resume", "keep", "removeBreaks", "pause", "stop", "discard", "start"]);

export type Verb = v.InferOutput<typeof Verb>;

/**
 * What a person wants done. `id`: the entry they were looking at; null from the keyboard, which means whatever is
 * current. For `start` it is the timer that they know awork will stop, null for none. `asked`: they have answered what
 * there was to ask. `agreed`: so much break they saw would become work; without it any amount. `purpose`: what to start
 * a timer for; null means what the last entry was for. For `stop` it is what to start for afterwards; null: nothing. `end`, for `stop`: when it is to have ended, by awork's clock;
 * without it now.
 */
export const Action = v.object({
  verb: Verb,
  id,
  asked: v.boolean(),
  agreed: v.optional(v.number()),
  purpose: v.nullable(Purpose),
  end: v.optional(v.number()),
});

export type Action = v.InferOutput<typeof Action>;

/**
 * An action that was written down before it was sent, and whose fate is not known yet. `id`: the entry it is done to;
 * for `start` the one that was last before.
 */
export const Pending = v.object({
  verb: Verb,
  id,
  sentAt: v.number(),
  breaks: v.number(),
  purpose: v.nullable(Purpose),
  end: v.optional(v.number()),
});

export type Pending = v.InferOutput<typeof Pending>;

import * as fc from "fast-check";
import { HOUR, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { Verb } from "@/lib/tracker/actions/action";
import { Outcome } from "@/lib/tracker/actions/outcome";
import { NOTHING_KNOWN, type State } from "@/lib/tracker/state";
import { SyncError } from "@/lib/tracker/sync-error";
import { NOW } from "./states";

/** Stands in everything that people or awork have written. */
export const MARKER = "Carla";

const text = fc.string({ maxLength: 5 }).map((more) => `${MARKER} ${more}`);
const textOrNull = fc.option(text);
const instant = fc.integer({ min: NOW - 9 * HOUR, max: NOW + HOUR });
const instantOrNull = fc.option(instant);
const duration = fc.integer({ min: 0, max: 9 * HOUR });

const timer: fc.Arbitrary<Timer> = fc.record({
  // Two states are often about the same entry.
  id: fc.constantFrom(`${MARKER} one`, `${MARKER} two`),
  start: instantOrNull,
  end: instantOrNull,
  duration: fc.option(duration),
  breaks: fc.array(fc.record({ start: instantOrNull, end: instantOrNull, duration }), { maxLength: 3 }),
  subject: fc.record({
    task: textOrNull,
    project: textOrNull,
    client: textOrNull,
    typeOfWork: textOrNull,
    note: textOrNull,
  }),
  about: fc.record({
    taskId: textOrNull,
    projectId: textOrNull,
    typeOfWorkId: textOrNull,
    isBillable: fc.boolean(),
  }),
  day: text,
});

const trouble = fc.record({ kind: fc.constantFrom(...SyncError.entries.kind.options), detail: text });

const purpose = fc.record({
  taskId: textOrNull,
  projectId: textOrNull,
  typeOfWorkId: text,
  isBillable: fc.option(fc.boolean()),
  note: textOrNull,
});

const backoff = fc.record({
  since: fc.constant(NOW),
  until: fc.constant(NOW + MINUTE),
  strict: fc.boolean(),
});

/** Any state, with the marker in every text that is not a kind. */
export const anyState: fc.Arbitrary<State> = fc
  .record({
    timer: fc.option(timer),
    entryChangedAt: instantOrNull,
    at: instantOrNull,
    troubled: fc.option(fc.record({ trouble, backoff })),
    offset: fc.integer({ min: -HOUR, max: HOUR }),
    pending: fc.option(
      fc.record({
        verb: fc.constantFrom(...Verb.options),
        id: textOrNull,
        sentAt: instant,
        breaks: duration,
        purpose: fc.option(purpose),
      }),
    ),
    outcome: fc.option(
      fc.record({
        verb: fc.constantFrom(...Outcome.entries.verb.options),
        kind: fc.constantFrom(...Outcome.entries.kind.options),
        at: instant,
        breaks: duration,
        trouble: fc.option(trouble),
      }),
    ),
    hiddenBy: fc.option(fc.record({ id: text, found: fc.boolean() })),
    askedAt: instantOrNull,
    failures: fc.nat(40),
  })
  .map(({ troubled, ...given }) => ({
    ...NOTHING_KNOWN,
    trouble: null,
    backoff: null,
    ...troubled,
    ...given,
  }));

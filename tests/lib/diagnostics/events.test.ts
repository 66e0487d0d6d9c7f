import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { Verb } from "@/lib/tracker/actions/action";
import { Event } from "@/lib/diagnostics/event";
import { eventsOf } from "@/lib/diagnostics/events";
import { Outcome } from "@/lib/tracker/actions/outcome";
import { NOTHING_KNOWN, type State } from "@/lib/tracker/state";
import { SyncError } from "@/lib/tracker/sync-error";
import { MARKER, anyState } from "../tracker/marked";
import {
  NOW,
  PAUSED,
  RUNNING,
  STOPPED,
  outcomeOf,
  pause,
  pendingOf,
  stateOf,
  timer,
} from "../tracker/states";

const WALL = NOW + MINUTE;
const CALM = stateOf(RUNNING);
const REST = { since: WALL, until: WALL + 30 * SECOND, strict: false };
const OFFLINE = { kind: "unreachable", detail: "" } as const;
const BUSY = { kind: "tooMany", detail: "" } as const;
const asked = { at: WALL, askedAt: WALL };

const happened = (before: State, after: State, wall = WALL) =>
  eventsOf(before, after, wall).map(({ at, what, detail }) => {
    expect(at).toBe(wall);
    return [what, ...detail];
  });

describe("nothing happened", () => {
  it.each<[string, State, State]>([
    ["at an ordinary poll", CALM, { ...CALM, ...asked, throttle: 2 }],
    ["while nothing runs", stateOf(STOPPED), stateOf(STOPPED, asked)],
    ["when an outcome has been told", stateOf(RUNNING, { outcome: outcomeOf("resumed") }), CALM],
    [
      "when the same trouble goes on, however long it then rests",
      stateOf(RUNNING, { trouble: OFFLINE, backoff: REST, failures: 3 }),
      stateOf(RUNNING, {
        trouble: OFFLINE,
        backoff: { ...REST, until: WALL + HOUR },
        failures: 4,
        askedAt: WALL,
      }),
    ],
    ["where clocks differ by some seconds more", CALM, { ...CALM, offset: 5 * SECOND }],
    [
      "where something is still under way",
      stateOf(PAUSED, { pending: pendingOf() }),
      stateOf(PAUSED, { pending: pendingOf(), trouble: null, askedAt: WALL }),
    ],
    ["at half an hour of silence", CALM, { ...CALM, at: NOW + 30 * MINUTE, askedAt: NOW + 30 * MINUTE }],
  ])("%s", (_title, before, after) => {
    expect(happened(before, after, after.askedAt ?? WALL)).toEqual([]);
  });
});

describe("it is told", () => {
  it.each<[string, State, State, unknown[][]]>([
    [
      "that trouble began, and for how long awork is left alone",
      CALM,
      { ...CALM, trouble: OFFLINE, backoff: REST, failures: 1 },
      [["trouble", "unreachable", 30 * SECOND, false]],
    ],
    [
      "that awork itself wants to be left alone",
      CALM,
      { ...CALM, trouble: BUSY, backoff: { ...REST, strict: true }, failures: 1 },
      [["trouble", "tooMany", 30 * SECOND, true]],
    ],
    [
      "that trouble is of another kind now",
      { ...CALM, trouble: OFFLINE, backoff: REST, failures: 3 },
      { ...CALM, trouble: { kind: "signedOut", detail: "" }, backoff: REST, failures: 4 },
      [["trouble", "signedOut", 30 * SECOND, false]],
    ],
    [
      "that trouble is over, and how often it failed",
      { ...CALM, trouble: OFFLINE, backoff: REST, failures: 33 },
      { ...CALM, ...asked },
      [["heard", 33]],
    ],
    [
      "that an action was written down",
      stateOf(PAUSED),
      stateOf(PAUSED, { pending: pendingOf({ sentAt: WALL, breaks: 10 * MINUTE }) }),
      [["sent", "resume", 10 * MINUTE]],
    ],
    [
      "that it was carried out, and what the timer does now",
      stateOf(PAUSED, { pending: pendingOf() }),
      stateOf(RUNNING, { ...asked, outcome: outcomeOf("resumed", { at: WALL, breaks: 11 * MINUTE }) }),
      [
        ["outcome", "resume", "resumed", 11 * MINUTE, ""],
        ["timer", "running", 11 * MINUTE],
      ],
    ],
    [
      "that it failed, and why",
      stateOf(PAUSED),
      stateOf(PAUSED, { outcome: outcomeOf("failed", { verb: "keep", at: WALL, trouble: OFFLINE }) }),
      [["outcome", "keep", "failed", 0, "unreachable"]],
    ],
    [
      "that the next one came out the same way",
      stateOf(RUNNING, { outcome: outcomeOf("alreadyRunning") }),
      stateOf(RUNNING, { outcome: outcomeOf("alreadyRunning", { at: WALL }) }),
      [["outcome", "resume", "alreadyRunning", 0, ""]],
    ],
    ["that there is a first entry", NOTHING_KNOWN, CALM, [["entry", "running"]]],
    ["that another entry is current", CALM, stateOf(timer({ id: "two" })), [["entry", "running"]]],
    ["that no entry is left", CALM, stateOf(null), [["entry", "none"]]],
    [
      "that it was paused, a minute ago",
      CALM,
      stateOf(timer({ breaks: [pause(0)] })),
      [["timer", "paused", -MINUTE]],
    ],
    ["that it was stopped", CALM, stateOf(STOPPED), [["timer", "stopped", -31 * MINUTE]]],
    [
      "that the number jumps, though the timer does what it did",
      stateOf(timer({ breaks: [pause(20 * MINUTE, 10 * MINUTE)] })),
      CALM,
      [["timer", "running", 10 * MINUTE]],
    ],
    [
      "that awork's clock goes another way, and that the number jumps with it",
      CALM,
      { ...CALM, offset: 90 * SECOND },
      [
        ["offset", 0, 90 * SECOND],
        ["timer", "running", 90 * SECOND],
      ],
    ],
  ])("%s", (_title, before, after, events) => {
    expect(happened(before, after)).toEqual(events);
  });

  it.each<[string, number, unknown[][]]>([
    ["that the computer slept", 8 * HOUR, [["gap", 8 * HOUR]]],
    ["that its clock was set back", -10 * MINUTE, [["gap", -10 * MINUTE]]],
  ])("%s", (_title, gap, events) => {
    const wall = NOW + gap;
    expect(happened(CALM, { ...CALM, at: wall, askedAt: wall }, wall)).toEqual(events);
  });

  it("only of a silence that has ended", () => {
    expect(happened(CALM, { ...CALM, pending: null }, NOW + 8 * HOUR)).toEqual([]);
  });
});

/** Every word that an event may hold. */
const WORDS: string[] = [
  ...SyncError.entries.kind.options,
  ...Verb.options,
  ...Outcome.entries.verb.options,
  ...Outcome.entries.kind.options,
  "none",
  "running",
  "paused",
  "stopped",
  "",
];

describe("whatever people and awork have written", () => {
  it("comes out as kinds of closed lists, numbers, yes and no", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyState, anyState, fc.integer({ min: -HOUR, max: 9 * HOUR }), (before, after, passed) => {
        const events = eventsOf(before, after, NOW + passed);
        expect(JSON.stringify(events)).not.toContain(MARKER);
        for (const event of events) {
          seen.add(event.what);
          expect(v.is(Event, event)).toBe(true);
          for (const part of event.detail) if (typeof part === "string") expect(WORDS).toContain(part);
        }
      }),
      { numRuns: 500 },
    );
    // Otherwise it would say nothing of those that never came.
    expect([...seen].toSorted()).toEqual([
      "entry",
      "gap",
      "heard",
      "offset",
      "outcome",
      "sent",
      "timer",
      "trouble",
    ]);
  });

  it("says nothing where nothing changed", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(eventsOf(state, state, NOW)).toEqual([]);
      }),
    );
  });
});

import * as fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Account } from "@/lib/tracker-store/account";
import type { ConnectionCheck } from "@/lib/diagnostics/connection-check-result";
import type { Event } from "@/lib/diagnostics/event";
import { eventsOf } from "@/lib/diagnostics/events";
import { reportText } from "@/lib/diagnostics/report-text";
import { NOTHING_KNOWN } from "@/lib/tracker/state";
import { ACCOUNT } from "../fake-browser/account";
import { MARKER, anyState } from "../tracker/marked";
import { NOW, PAUSED, STOPPED, outcomeOf, pendingOf, stateOf } from "../tracker/states";

const event = (what: Event["what"], ...detail: Event["detail"]): Event => ({ at: NOW, what, detail });

const lines = (state = NOTHING_KNOWN, { account = null as Account | null, events = [] as Event[] } = {}) =>
  reportText([["Extension", "1.2.3, manifest 3"]], account, state, events, NOW).split("\n");

describe("the report", () => {
  it("is whole", () => {
    const state = stateOf(PAUSED, {
      offset: 90 * SECOND,
      failures: 2,
      trouble: { kind: "timedOut", detail: "" },
    });
    const events = [event("trouble", "timedOut", 30 * SECOND, false), event("sent", "resume", 10 * MINUTE)];
    expect(lines(state, { account: ACCOUNT, events })).toEqual([
      "Timer for awork: report",
      "Made: 2026-08-26 12:00:00 +02:00",
      "Extension: 1.2.3, manifest 3",
      "Connected: with an access token",
      "Timer: paused, worked 0:50:00, breaks 1, 0:11:30 long",
      "Entry began: 1:01:30 ago (2026-08-26 11:00:00 +02:00)",
      "Entry ended: none",
      "Became current: none",
      "Last answer: 0:00:00 ago (2026-08-26 12:00:00 +02:00)",
      "Answer of a cache: none",
      "Last asked: 0:00:00 ago (2026-08-26 12:00:00 +02:00)",
      "Trouble: timedOut",
      "Backoff: none",
      "Pending: none",
      "Outcome: none",
      "Numbers: version 3, offset 90000, failures 2, throttle 1",
      "",
      "Last events: 2",
      "2026-08-26 12:00:00 +02:00  trouble: timedOut, backoff 0:00:30, strict false",
      "2026-08-26 12:00:00 +02:00  sent: resume, breaks 0:10:00",
      "",
    ]);
  });

  it.each<[Account | null, string]>([
    [null, "no"],
    [ACCOUNT, "with an access token"],
    [{ ...ACCOUNT, byKey: true }, "with an API key"],
    [{ ...ACCOUNT, clientId: "dcr_1" }, "signed in with awork"],
  ])("says how somebody is connected, and not who", (account, how) => {
    const told = lines(NOTHING_KNOWN, { account });
    expect(told).toContain(`Connected: ${how}`);
    expect(told.join("\n")).not.toMatch(/Ada|Engines|86650f81|dcr_1/);
  });

  it.each<[string, Parameters<typeof lines>[0], string]>([
    ["nothing known", NOTHING_KNOWN, "Timer: none"],
    ["what was stopped", stateOf(STOPPED), "Timer: stopped, worked 0:30:00, breaks 0, 0:00:00 long"],
    [
      "a rest",
      stateOf(null, { backoff: { since: NOW, until: NOW + MINUTE, strict: true } }),
      "Backoff: until in 0:01:00 (2026-08-26 12:01:00 +02:00), strict",
    ],
    [
      "what is under way",
      stateOf(null, { pending: pendingOf({ sentAt: NOW - 3 * SECOND }) }),
      "Pending: resume, 0:00:03 ago (2026-08-26 11:59:57 +02:00)",
    ],
    [
      "what came of it",
      stateOf(null, { outcome: outcomeOf("notDone", { verb: "stop" }) }),
      "Outcome: stop notDone, 0:00:00 ago (2026-08-26 12:00:00 +02:00)",
    ],
  ])("says %s", (_title, state, line) => {
    expect(lines(state)).toContain(line);
  });

  it.each<[Event, string]>([
    [event("gap", 8 * HOUR), "gap: awork was not asked for 8:00:00"],
    [event("gap", -10 * MINUTE), "gap: awork was not asked for -0:10:00"],
    [event("heard", 33), "heard: again, failures in a row: 33"],
    [event("offset", 0, 90 * SECOND), "offset: 0:00:00 before, 0:01:30 now"],
    [
      event("outcome", "resume", "failed", 0, "unreachable"),
      "outcome: resume failed, breaks 0:00:00 unreachable",
    ],
    [event("outcome", "resume", "resumed", MINUTE, ""), "outcome: resume resumed, breaks 0:01:00"],
    [event("entry", "running"), "entry: another one, running"],
    [event("timer", "paused", -MINUTE), "timer: paused, number moved by -0:01:00"],
    [event("account", true, false), "account: connected true, by sign-in false"],
    [event("permission", false), "permission: granted false"],
    [event("installed", "update", "0.1.0"), "installed: update 0.1.0"],
    [event("started"), "started: the browser"],
    [event("notStored"), "notStored: the state"],
    [event("error", "1:2345"), "error: uncaught at 1:2345"],
    // As a later version can have written it.
    [event("moon" as never, "full", 1), "of another version"],
    [event("toString" as never, "odd"), "of another version"],
  ])("tells of each kind of event: %o", (one, text) => {
    expect(lines(NOTHING_KNOWN, { events: [one] })).toContain(`2026-08-26 12:00:00 +02:00  ${text}`);
  });

  it("says when there were no events", () => {
    expect(lines()).toContain("Last events: 0");
  });
});

describe("the last check of the connection", () => {
  const CHECK: ConnectionCheck = {
    at: NOW - MINUTE,
    holding: 1,
    lines: ["holds: a", "fails: b"],
    trouble: null,
  };
  const checked = (check: ConnectionCheck | null) => reportText([], null, NOTHING_KNOWN, [], NOW, check);

  it("is in it, with a line for each assumption", () => {
    expect(checked(CHECK)).toContain(
      "\n\nConnection check: 1 of 2 assumptions hold, 0:01:00 ago (2026-08-26 11:59:00 +02:00)\n" +
        "holds: a\nfails: b\n\nLast events: 0\n",
    );
  });

  it("says what ended it, and not what awork wrote", () => {
    const text = checked({ ...CHECK, trouble: { kind: "refused", detail: MARKER } });
    expect(text).toContain("+02:00), ended early: refused\nholds: a\n");
    expect(text).not.toContain(MARKER);
  });

  it("is left out where there was none", () => {
    expect(checked(null)).not.toContain("Connection check");
  });
});

describe("local time", () => {
  const ZONE = process.env.TZ;
  afterEach(() => void (process.env.TZ = ZONE));

  it.each([
    ["Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25 02:30:00 +02:00"],
    ["Europe/Berlin", "2026-10-25T01:30:00Z", "2026-10-25 02:30:00 +01:00"],
    ["America/St_Johns", "2026-12-31T23:59:59Z", "2026-12-31 20:29:59 -03:30"],
    ["Asia/Kathmandu", "2028-02-28T18:15:00Z", "2028-02-29 00:00:00 +05:45"],
    ["UTC", "2026-01-01T00:00:00Z", "2026-01-01 00:00:00 +00:00"],
  ])("stands with what it is ahead of UTC: %s, %s", (zone, at, text) => {
    process.env.TZ = zone;
    expect(reportText([], null, NOTHING_KNOWN, [], Date.parse(at))).toContain(`Made: ${text}\n`);
  });
});

it("has nothing in it that people or awork have written", () => {
  const account = {
    ...ACCOUNT,
    userId: MARKER,
    name: MARKER,
    workspace: { id: MARKER, name: MARKER, url: MARKER },
    clientId: MARKER,
  };
  fc.assert(
    fc.property(anyState, anyState, (before, state) => {
      const text = reportText([], account, state, eventsOf(before, state, NOW), NOW);
      expect(text).not.toContain(MARKER);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }),
  );
});

it("is told of instants that no date can hold", () => {
  expect(
    lines(stateOf(PAUSED, { at: 1e300, entryChangedAt: -1e300 }), {
      events: [{ ...event("gap", 1e300), at: 1e300 }],
    }),
  ).toContain("Last events: 1");
});

import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Pending, Verb } from "@/lib/tracker/actions/action";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import { settle } from "@/lib/tracker/actions/settle";
import { NOW, PAUSED, PURPOSE, RUNNING, STOPPED, outcomeOf, pause, pendingOf, timer } from "../states";

type Kind = Outcome["kind"];

/** What awork shows of the entry afterwards. */
const AFTERWARDS: Record<string, Timer | null> = {
  "it runs without a break": RUNNING,
  "it runs and has a break": timer({ breaks: [pause(30 * MINUTE, 10 * MINUTE)] }),
  "it is paused": PAUSED,
  "it is stopped": STOPPED,
  "it is gone": null,
};

type Kinds = [runs: Kind, runsBroken: Kind, paused: Kind, stopped: Kind, gone: Kind];

describe("what became of an action", () => {
  const TABLE: Record<Exclude<Verb, "start">, Kinds> = {
    resume: ["resumed", "uncertain", "notDone", "uncertain", "uncertain"],
    keep: ["kept", "kept", "notDone", "uncertain", "uncertain"],
    removeBreaks: ["breaksRemoved", "notDone", "uncertain", "uncertain", "uncertain"],
    pause: ["notDone", "notDone", "paused", "uncertain", "uncertain"],
    stop: ["notDone", "notDone", "notDone", "stopped", "uncertain"],
    discard: ["notDone", "notDone", "notDone", "notDone", "discarded"],
  };
  const CASES = Object.entries(TABLE).flatMap(([verb, kinds]) =>
    Object.entries(AFTERWARDS).map(([title, entry], place) => ({
      title,
      entry,
      verb: verb as Verb,
      kind: kinds[place]!,
    })),
  );

  it.each(CASES)("$verb, and $title: $kind", ({ verb, entry, kind }) => {
    const pending = pendingOf({ verb, sentAt: NOW - MINUTE, breaks: 7 * MINUTE });
    expect(settle(pending, entry, NOW, 0)).toEqual(outcomeOf(kind, { verb, breaks: 7 * MINUTE }));
  });
});

describe("what awork did to another entry than the one it was for", () => {
  it.each<[Verb, Timer, Kind]>([
    ["pause", PAUSED, "otherPaused"],
    ["keep", RUNNING, "otherKept"],
    ["stop", STOPPED, "otherStopped"],
  ])("is told as that: %s", (verb, entry, kind) => {
    const pending = pendingOf({ verb, id: "another" });
    expect(settle(pending, entry, NOW, 0)).toEqual(outcomeOf(kind, { verb }));
  });
});

describe("what became of a stop that is to have been before", () => {
  const END = NOW - 25 * MINUTE;
  const ended = (end: number, given: Partial<Timer> = {}) => timer({ end, duration: 30 * MINUTE, ...given });
  it.each<[string, Timer | null, Partial<Pending>, Kind]>([
    ["it was stopped when that was sent", ended(NOW), {}, "stopped"],
    ["awork took a moment", ended(NOW + 20 * SECOND), {}, "stopped"],
    ["awork's clock is a minute ahead at most", ended(NOW + MINUTE), {}, "stopped"],
    ["it was stopped later, by somebody else", ended(NOW + MINUTE + SECOND), {}, "uncertain"],
    ["it was stopped before it was to end", ended(END - SECOND), {}, "uncertain"],
    ["it was stopped just when it was to end", ended(END), {}, "uncertain"],
    ["another was stopped", ended(NOW, { id: "two" }), {}, "otherStopped"],
    ["it has a length and no end", ended(NOW, { end: null }), {}, "uncertain"],
    ["the clock was set back since", ended(NOW), { sentAt: NOW + HOUR }, "uncertain"],
    ["it runs", RUNNING, {}, "notDone"],
    ["it is gone", null, {}, "uncertain"],
  ])("%s: %s", (_title, entry, given, kind) => {
    const pending = pendingOf({ verb: "stop", end: END, ...given });
    expect(settle(pending, entry, Math.max(NOW, entry?.end ?? 0), 0)).toMatchObject({ kind, end: END });
  });

  it("is told by awork's clock", () => {
    const pending = pendingOf({ verb: "stop", end: END });
    expect(settle(pending, ended(NOW + HOUR), NOW, HOUR).kind).toBe("stopped");
    expect(settle(pending, ended(NOW), NOW, -HOUR).kind).toBe("uncertain");
  });
});

describe("what became of a start", () => {
  const ABOUT = { taskId: "logo", projectId: "web", typeOfWorkId: "design", isBillable: true };
  const FOR = { ...PURPOSE, ...ABOUT, note: "Draft" };
  const TEN_AHEAD = 10 * MINUTE;
  const begun = (given: Partial<Timer> = {}) =>
    timer({ id: "two", start: NOW, about: ABOUT, subject: { ...RUNNING.subject, note: "Draft" }, ...given });

  it.each<[string, Timer | null, Partial<Pending>, Kind]>([
    ["another runs, for the same, since then", begun(), {}, "started"],
    ["there was none before", begun(), { id: null }, "started"],
    ["it has been paused since", begun({ breaks: [pause(0)] }), {}, "started"],
    ["billed otherwise than it was said", begun(), { purpose: { ...FOR, isBillable: false } }, "started"],
    ["its project was left out", begun(), { purpose: { ...FOR, projectId: null } }, "started"],
    ["begun a minute early, by awork's clock", begun({ start: NOW - MINUTE }), {}, "started"],
    ["begun long before it was sent", begun({ start: NOW - MINUTE - SECOND }), {}, "uncertain"],
    ["for another task", begun({ about: { ...ABOUT, taskId: null } }), {}, "uncertain"],
    ["for another type of work", begun({ about: { ...ABOUT, typeOfWorkId: "talk" } }), {}, "uncertain"],
    ["with another note", begun({ subject: RUNNING.subject }), {}, "uncertain"],
    ["a booking without a start", begun({ start: null }), {}, "uncertain"],
    ["the one before is still the last", begun({ id: "one" }), {}, "notDone"],
    ["there is still none", null, { id: null }, "notDone"],
    ["there is none any more", null, {}, "notDone"],
  ])("%s: %s", (_title, current, given, kind) => {
    const pending = pendingOf({ verb: "start", purpose: FOR, ...given });
    expect(settle(pending, current, NOW, 0).kind).toBe(kind);
  });

  it.each([
    ["just then", NOW + TEN_AHEAD, "started"],
    ["long before", NOW + TEN_AHEAD - HOUR, "uncertain"],
    ["by this computer's clock just then, which is long before by awork's", NOW, "uncertain"],
  ])("is told by awork's clock: begun %s", (_title, start, kind) => {
    const pending = pendingOf({ verb: "start", purpose: FOR });
    expect(settle(pending, begun({ start }), NOW, TEN_AHEAD).kind).toBe(kind);
  });

  // The clock by which it was sent is not the one that awork's is compared with now.
  it.each([
    ["a minute", MINUTE],
    ["a day", DAY],
  ])("is told by what it is for alone, where the clock was set back by %s since", (_title, back) => {
    const pending = pendingOf({ verb: "start", purpose: FOR });
    expect(settle(pending, begun(), NOW - back, back).kind).toBe("started");
    const other = begun({ about: { ...ABOUT, taskId: null } });
    expect(settle(pending, other, NOW - back, back).kind).toBe("uncertain");
  });
});

import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { NOTHING_KNOWN, State } from "@/lib/tracker/state";
import { NOW, PAUSED, PURPOSE, RUNNING, STOPPED, outcomeOf, pendingOf, stateOf } from "./states";

const WHOLE = stateOf(PAUSED, {
  trouble: { kind: "refused", detail: "No." },
  offset: -600_000,
  turnedAt: NOW,
  pending: pendingOf({ verb: "start", id: null, purpose: PURPOSE }),
  outcome: outcomeOf("failed", { verb: "edit", trouble: { kind: "tooMany", detail: "" } }),
  behind: { id: "two", found: true },
  rest: { since: NOW, until: NOW + 1, strict: true },
  failures: 3,
  pace: 2.5,
});
const without = (name: keyof State) =>
  Object.fromEntries(Object.entries(WHOLE).filter(([each]) => each !== name));

describe("the state as it is stored", () => {
  it.each([
    ["nothing known", NOTHING_KNOWN],
    ["everything known", WHOLE],
    ["a running timer", stateOf(RUNNING)],
    ["a stopped one", stateOf(STOPPED)],
    ["a booking without a start", stateOf({ ...STOPPED, start: null, end: null })],
  ])("fits: %s", (_title, state) => {
    expect(v.parse(State, structuredClone(state))).toEqual(state);
  });

  it("is whole where it is of before there was a pace: then it is 1", () => {
    const older = { ...without("pace"), left: 0.25 };
    expect(v.parse(State, older)).toEqual({ ...WHOLE, pace: 1 });
  });

  it("is whole where it is of before there were questions: then there is none", () => {
    expect(v.parse(State, without("question"))).toEqual({ ...WHOLE, question: null });
  });

  it("is whole where it is of before a cache was told of: then there was none", () => {
    expect(v.parse(State, without("cachedAt"))).toEqual(WHOLE);
  });

  it("is whole where it is of before a clock could be known roughly: then it is exact", () => {
    expect(v.parse(State, without("isOffsetRough"))).toEqual(WHOLE);
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a word", "state"],
    ["no version", without("version")],
    ["an older version", { ...WHOLE, version: 0 }],
    ["the version before, of a timer that said less", { ...WHOLE, version: 1 }],
    ["a newer version", { ...WHOLE, version: 3 }],
    ...Object.keys(WHOLE)
      .filter((name) => !["pace", "question", "isOffsetRough", "cachedAt"].includes(name))
      .map((name): [string, unknown] => [`no ${name}`, without(name as keyof State)]),
    ["a pace that is no number", { ...WHOLE, pace: Number.NaN }],
    ["a pace of nothing", { ...WHOLE, pace: null }],
    ["a timer without breaks", { ...WHOLE, timer: { ...PAUSED, breaks: undefined } }],
    ["a start in words", { ...WHOLE, timer: { ...PAUSED, start: "2026-08-26" } }],
    ["a start that is no number", { ...WHOLE, timer: { ...PAUSED, start: Number.NaN } }],
    ["a rest without an end", { ...WHOLE, rest: { since: NOW, until: null, strict: true } }],
    ["an offset that is no number", { ...WHOLE, offset: Number.NaN }],
    ["an instant that is no number", { ...WHOLE, at: Number.NaN }],
    ["trouble in words", { ...WHOLE, trouble: "offline" }],
    ["trouble of an unknown kind", { ...WHOLE, trouble: { kind: "weather", detail: "" } }],
    ["an outcome of an unknown kind", { ...WHOLE, outcome: { ...outcomeOf("failed"), kind: "maybe" } }],
    ["a timer that says not what it is about", { ...WHOLE, timer: { ...PAUSED, about: undefined } }],
    ["a timer of no day", { ...WHOLE, timer: { ...PAUSED, day: null } }],
    ["a pending action that is nobody's", { ...WHOLE, pending: { ...pendingOf(), id: undefined } }],
    ["a pending action of an unknown verb", { ...WHOLE, pending: { ...pendingOf(), verb: "delete" } }],
    [
      "a start for no type of work",
      { ...WHOLE, pending: { ...pendingOf(), purpose: { ...PURPOSE, typeOfWorkId: null } } },
    ],
    [
      "an outcome of nothing that was wanted",
      { ...WHOLE, outcome: { ...outcomeOf("failed"), verb: undefined } },
    ],
  ])("does not fit: %s", (_title, value) => {
    expect(v.is(State, value)).toBe(false);
  });
});

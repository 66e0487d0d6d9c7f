import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { NOTHING_KNOWN, State } from "@/lib/tracker/state";
import { NOW, PAUSED, RUNNING, STOPPED, outcomeOf, stateOf } from "./states";

const WHOLE = stateOf(PAUSED, {
  trouble: { kind: "refused", detail: "No." },
  offset: -600_000,
  pending: { id: "one", sentAt: NOW, breaks: 60_000 },
  outcome: outcomeOf("failed", { trouble: { kind: "tooMany", detail: "" } }),
  behind: { id: "two", found: true },
  rest: { since: NOW, until: NOW + 1, strict: true },
  failures: 3,
  left: 0.25,
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

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a word", "state"],
    ["no version", without("version")],
    ["an older version", { ...WHOLE, version: 0 }],
    ["a newer version", { ...WHOLE, version: 2 }],
    ...Object.keys(WHOLE).map((name): [string, unknown] => [`no ${name}`, without(name as keyof State)]),
    ["a timer without breaks", { ...WHOLE, timer: { ...PAUSED, breaks: undefined } }],
    ["a start in words", { ...WHOLE, timer: { ...PAUSED, start: "2026-08-26" } }],
    ["a start that is no number", { ...WHOLE, timer: { ...PAUSED, start: Number.NaN } }],
    ["a rest without an end", { ...WHOLE, rest: { since: NOW, until: null, strict: true } }],
    ["an offset that is no number", { ...WHOLE, offset: Number.NaN }],
    ["an instant that is no number", { ...WHOLE, at: Number.NaN }],
    ["trouble in words", { ...WHOLE, trouble: "offline" }],
    ["trouble of an unknown kind", { ...WHOLE, trouble: { kind: "weather", detail: "" } }],
    ["an outcome of an unknown kind", { ...WHOLE, outcome: { ...outcomeOf("failed"), kind: "maybe" } }],
    ["a pending action that is nobody's", { ...WHOLE, pending: { sentAt: NOW, breaks: 0 } }],
  ])("does not fit: %s", (_title, value) => {
    expect(v.is(State, value)).toBe(false);
  });
});

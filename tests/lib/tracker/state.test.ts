import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { NOTHING_KNOWN, State } from "@/lib/tracker/state";
import { ofVersion2 } from "../fake-browser/hostile";
import { NOW, PAUSED, PURPOSE, RUNNING, STOPPED, outcomeOf, pendingOf, stateOf } from "./states";

const WHOLE = stateOf(PAUSED, {
  trouble: { kind: "refused", detail: "No." },
  offset: -600_000,
  entryChangedAt: NOW,
  pending: pendingOf({ verb: "start", id: null, purpose: PURPOSE }),
  outcome: outcomeOf("failed", { verb: "edit", trouble: { kind: "tooMany", detail: "" } }),
  hiddenBy: { id: "two", found: true },
  backoff: { since: NOW, until: NOW + 1, strict: true },
  failures: 3,
  throttle: 2.5,
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

  it("keeps everything that version 2 stored under other names", () => {
    expect(v.parse(State, ofVersion2(WHOLE))).toEqual(WHOLE);
    expect(v.parse(State, ofVersion2(NOTHING_KNOWN))).toEqual(NOTHING_KNOWN);
  });

  it("is whole without a throttle, as before there was one: then it is 1", () => {
    const older = { ...ofVersion2(WHOLE), pace: undefined, left: 0.25 };
    expect(v.parse(State, older)).toEqual({ ...WHOLE, throttle: 1 });
  });

  it("is whole where it is of before there were questions: then there is none", () => {
    expect(v.parse(State, without("question"))).toEqual({ ...WHOLE, question: null });
  });

  it("is whole where it is of before a start could follow a stop: then none does", () => {
    expect(v.parse(State, without("next"))).toEqual({ ...WHOLE, next: null });
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
    ["a newer version", { ...WHOLE, version: 4 }],
    ...Object.keys(WHOLE)
      .filter((name) => !["throttle", "question", "isOffsetRough", "cachedAt", "next"].includes(name))
      .map((name): [string, unknown] => [`no ${name}`, without(name as keyof State)]),
    ["a throttle that is no number", { ...WHOLE, throttle: Number.NaN }],
    ["a throttle of nothing", { ...WHOLE, throttle: null }],
    ["a timer without breaks", { ...WHOLE, timer: { ...PAUSED, breaks: undefined } }],
    ["a start in words", { ...WHOLE, timer: { ...PAUSED, start: "2026-08-26" } }],
    ["a start that is no number", { ...WHOLE, timer: { ...PAUSED, start: Number.NaN } }],
    ["a rest without an end", { ...WHOLE, backoff: { since: NOW, until: null, strict: true } }],
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

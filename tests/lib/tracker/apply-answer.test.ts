import { describe, expect, it } from "vitest";
import type { ResponseMeta } from "@/lib/awork/response-meta";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { applyAnswer, learnFrom } from "@/lib/tracker/apply-answer";
import { NOW, PAUSED, RUNNING, STOPPED, outcomeOf, pause, pendingOf, stateOf, timer } from "./states";

const HEARD: ResponseMeta = { sentAt: NOW - 50, answeredAt: NOW, date: null, minute: null };
const say = (value: typeof RUNNING | null, meta: Partial<ResponseMeta> = {}) => ({
  value,
  meta: { ...HEARD, ...meta },
});
const OTHER = timer({ id: "two" });

describe("once awork has said what is current", () => {
  it("that is known, and nothing is wrong any more", () => {
    const before = stateOf(PAUSED, {
      at: NOW - HOUR,
      askedAt: NOW - MINUTE,
      trouble: { kind: "timedOut", detail: "" },
      failures: 3,
      backoff: { since: NOW - MINUTE, until: NOW + MINUTE, strict: true },
      hiddenBy: { id: "other", found: true },
    });
    expect(applyAnswer(before, say(RUNNING), NOW)).toEqual(
      stateOf(RUNNING, { askedAt: NOW - 50, hiddenBy: { id: "other", found: true } }),
    );
  });

  it("awork's clock is known as well", () => {
    const date = NOW + 10 * MINUTE;
    expect(applyAnswer(stateOf(null), say(null, { date }), NOW).offset).toBe(10 * MINUTE + 525);
  });

  it("how busy awork is, is known as well", () => {
    const minute = { used: 0.5, passed: 0.5 };
    const state = stateOf(null, { askedAt: NOW - MINUTE });
    expect(applyAnswer(state, say(null, { minute }), NOW).throttle).toBeGreaterThan(1);
    expect(learnFrom(state, { ...HEARD, minute }).throttle).toBe(
      applyAnswer(state, say(null, { minute }), NOW).throttle,
    );
  });

  it("an action whose fate was open is settled", () => {
    const pending = pendingOf({ sentAt: NOW - SECOND, breaks: 7 * MINUTE });
    const after = applyAnswer(stateOf(PAUSED, { pending, outcome: outcomeOf("unknown") }), say(RUNNING), NOW);
    expect([after.pending, after.outcome]).toEqual([null, outcomeOf("resumed", { breaks: 7 * MINUTE })]);
  });

  it("an action is judged by the entry that it was done to, where that is not current any more", () => {
    const state = stateOf(PAUSED, { pending: pendingOf({ verb: "stop" }) });
    const kindOf = (acted: typeof PAUSED | null) => applyAnswer(state, say(OTHER), NOW, acted).outcome?.kind;
    expect([kindOf(STOPPED), kindOf(null), kindOf(RUNNING)]).toEqual(["stopped", "uncertain", "notDone"]);
    expect(applyAnswer(state, say(OTHER), NOW, STOPPED)).toMatchObject({ timer: OTHER, pending: null });
  });

  it.each<[string, typeof RUNNING | null, typeof RUNNING | null, number | null]>([
    ["stays, while the same entry is", PAUSED, RUNNING, NOW - HOUR],
    ["is now, when another one is", PAUSED, OTHER, NOW],
    ["is now, when there is none any more", PAUSED, null, NOW],
    ["is now, when there was none before", null, OTHER, NOW],
    ["stays, while there is none", null, null, NOW - HOUR],
  ])("when another entry became current %s", (_title, before, after, entryChangedAt) => {
    expect(applyAnswer(stateOf(before, { entryChangedAt: NOW - HOUR }), say(after), NOW).entryChangedAt).toBe(
      entryChangedAt,
    );
  });

  it.each([
    ["known just now is told on", 0, true],
    ["known less than a minute ago as well", MINUTE - 1, true],
    ["known a minute ago is not", MINUTE, false],
    ["known a moment ahead is: clocks are set right all the time", -SECOND, true],
    ["known hours ahead is not: the clock was set back since", -3 * HOUR, false],
  ])("an outcome %s", (_title, ago, isTold) => {
    const outcome = outcomeOf("failed", { at: NOW - ago });
    expect(applyAnswer(stateOf(PAUSED, { outcome }), say(PAUSED), NOW).outcome).toEqual(
      isTold ? outcome : null,
    );
  });

  it.each([
    ["as long as the timer stays as it was", PAUSED, PAUSED, true],
    ["also where the break is longer by now", PAUSED, timer({ breaks: [pause(9 * HOUR)] }), true],
    ["not when it runs again", PAUSED, RUNNING, false],
    ["not when another one is current", PAUSED, { ...PAUSED, id: "two" }, false],
    ["not when there is none any more", PAUSED, null, false],
  ])("a question waits %s, however long that is", (_title, before, after, isAsked) => {
    const question = { about: "breaks", verb: "resume", id: "one" } as const;
    const later = applyAnswer(stateOf(before, { question }), say(after), NOW + 9 * HOUR);
    expect(later.question).toEqual(isAsked ? question : null);
  });

  const RESTED = timer({ breaks: [pause(30 * MINUTE, 10 * MINUTE)] });
  it.each([
    ["the break that stayed one is there", "kept", RESTED, RESTED, true],
    ["the break that stayed one was removed elsewhere", "kept", RESTED, RUNNING, false],
    ["breaks that became work have come anew", "breaksRemoved", RUNNING, RESTED, false],
    ["the end that was set is there", "stopped", STOPPED, { ...STOPPED, end: STOPPED.end! + 20 }, true],
    ["the end that was set was moved elsewhere", "stopped", STOPPED, { ...STOPPED, end: NOW }, false],
    ["what failed has failed, whatever happens to the breaks", "failed", RESTED, RUNNING, true],
  ] as const)("an outcome is told as long as it is true: %s", (_title, kind, before, after, isTold) => {
    const outcome = outcomeOf(kind, { at: NOW - SECOND });
    const { outcome: told } = applyAnswer(stateOf(before, { outcome }), say(after), NOW);
    expect(told).toEqual(isTold ? outcome : null);
  });

  it("that breaks are still there is not told on when they were removed elsewhere", () => {
    const outcome = outcomeOf("notDone", { verb: "removeBreaks", at: NOW - SECOND });
    const told = (after: typeof RESTED) => applyAnswer(stateOf(RESTED, { outcome }), say(after), NOW).outcome;
    expect([told(RESTED), told(RUNNING)]).toEqual([outcome, null]);
  });

  it.each([
    ["as long as the timer stays as it was", PAUSED, PAUSED, true],
    ["not when it runs again", PAUSED, RUNNING, false],
    ["not when another one is current", PAUSED, { ...PAUSED, id: "two" }, false],
    ["not when there is none any more", PAUSED, null, false],
    ["also when there was none and still is none", null, null, true],
  ])("an outcome is told on %s", (_title, before, after, isTold) => {
    const outcome = outcomeOf("notDone", { at: NOW - SECOND });
    const { outcome: told } = applyAnswer(stateOf(before, { outcome }), say(after), NOW);
    expect(told).toEqual(isTold ? outcome : null);
  });
});

import { describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { isFresh, judge, settle } from "@/lib/tracker/resume";
import type { Outcome, State } from "@/lib/tracker/state";
import { NOW, PAUSED, RUNNING, STOPPED, outcomeOf, pause, stateOf, timer } from "./states";

describe("what is known is fresh enough to act on", () => {
  it.each<[string, Partial<State>, boolean]>([
    ["just heard", {}, true],
    ["five seconds ago", { at: NOW - 5 * SECOND }, true],
    ["more than five seconds ago", { at: NOW - 5 * SECOND - 1 }, false],
    ["never heard", { at: null }, false],
    ["heard in the future: the clock was set back", { at: NOW + 1 }, false],
    ["with trouble since", { trouble: { kind: "timedOut", detail: "" } }, false],
    ["with an action whose fate is open", { pending: { id: "one", sentAt: NOW, breaks: 0 } }, false],
  ])("%s", (_title, given, fresh) => {
    expect(isFresh(stateOf(PAUSED, given), NOW)).toBe(fresh);
  });
});

const rested = (duration: number) => timer({ start: NOW - 9 * HOUR, breaks: [pause(duration)] });
const KEY = { id: null, asked: false };
const BUTTON = { id: "one", asked: true };
const BROKEN = timer({ breaks: [pause(30 * MINUTE, 10 * MINUTE)] });

describe("whether to resume", () => {
  it.each<[string, Timer | null, typeof BUTTON | typeof KEY, string, number]>([
    ["a paused timer, from the button", PAUSED, BUTTON, "post", 10 * MINUTE],
    ["a paused timer, from the keyboard", PAUSED, KEY, "post", 10 * MINUTE],
    [
      "all breaks count, not only the open one",
      { ...PAUSED, breaks: [...BROKEN.breaks, ...PAUSED.breaks] },
      BUTTON,
      "post",
      20 * MINUTE,
    ],
    ["breaks up to the limit, from the keyboard", rested(HOUR), KEY, "post", HOUR],
    ["breaks above the limit, from the keyboard", rested(HOUR + SECOND), KEY, "ask", HOUR + SECOND],
    ["breaks above the limit, when that was asked", rested(8 * HOUR), BUTTON, "post", 8 * HOUR],
    ["a running timer", RUNNING, BUTTON, "alreadyRunning", 0],
    ["a running timer, from the keyboard", RUNNING, KEY, "alreadyRunning", 0],
    ["a running timer that had breaks", BROKEN, BUTTON, "alreadyRunning", 0],
    ["a stopped entry", STOPPED, BUTTON, "changed", 0],
    ["a stopped entry, from the keyboard", STOPPED, KEY, "nothing", 0],
    ["another timer than was looked at", { ...PAUSED, id: "two" }, BUTTON, "changed", 0],
    ["another timer that already runs", { ...RUNNING, id: "two" }, BUTTON, "changed", 0],
    ["no timer any more", null, BUTTON, "changed", 0],
    ["no timer, from the keyboard", null, KEY, "nothing", 0],
  ])("%s", (_title, timer, wish, kind, breaks) => {
    expect(judge(timer, wish, NOW, HOUR)).toMatchObject({ kind, breaks });
  });
});

describe("what became of an action", () => {
  const pending = { id: "one", sentAt: NOW - MINUTE, breaks: 10 * MINUTE };
  it.each<[string, Timer | null, Outcome["kind"]]>([
    ["it runs and has no breaks", RUNNING, "resumed"],
    ["it is still paused", PAUSED, "notDone"],
    ["it runs and kept a break: somebody resumed it in awork", BROKEN, "changed"],
    ["it was stopped", STOPPED, "changed"],
    ["another one is current", { ...RUNNING, id: "two" }, "changed"],
    ["there is none any more", null, "changed"],
  ])("%s", (_title, timer, kind) => {
    expect(settle(pending, timer, NOW)).toEqual(outcomeOf(kind, { breaks: 10 * MINUTE }));
  });
});

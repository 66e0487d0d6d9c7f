import { describe, expect, it } from "vitest";
import { MINUTE, SECOND } from "@/lib/timer/time";
import { isFresh, isJustNow, mayPollAt, mustWait } from "@/lib/tracker/fresh";
import type { State } from "@/lib/tracker/state";
import { NOW, PAUSED, pendingOf, stateOf } from "./states";

describe("what is known is fresh enough to act on", () => {
  it.each<[string, Partial<State>, boolean]>([
    ["just heard", {}, true],
    ["six seconds ago", { at: NOW - 6 * SECOND }, true],
    ["more than six seconds ago", { at: NOW - 6 * SECOND - 1 }, false],
    ["never heard", { at: null }, false],
    ["heard in the future: the clock was set back", { at: NOW + 1 }, false],
    ["with trouble since", { trouble: { kind: "timedOut", detail: "" } }, false],
    ["with an action whose fate is open", { pending: pendingOf() }, false],
  ])("%s", (_title, given, fresh) => {
    expect(isFresh(stateOf(PAUSED, given), NOW)).toBe(fresh);
  });
});

describe("something was just now", () => {
  it.each([
    ["this moment", NOW, true],
    ["six seconds ago", NOW - 6 * SECOND, true],
    ["longer ago", NOW - 6 * SECOND - 1, false],
    ["in the future", NOW + 1, false],
    ["never", null, false],
  ])("%s: %o, %o", (_title, then, isSo) => {
    expect(isJustNow(then, NOW)).toBe(isSo);
  });
});

describe("a person who looks is answered by a new question", () => {
  it.each([
    ["at once, where awork was asked long ago", NOW - MINUTE, NOW],
    ["at once, where it never was", null, NOW],
    ["at once, where the clock was set back", NOW + MINUTE, NOW],
    ["as soon as what was asked is not of just now", NOW - 2 * SECOND, NOW + 4 * SECOND + 1],
  ])("%s", (_title, askedAt, from) => {
    expect(mayPollAt({ askedAt }, NOW)).toBe(from);
    expect(isJustNow(askedAt, from)).toBe(false);
  });
});

describe("awork wants to be left alone by everybody", () => {
  const rest = (strict: boolean, until: number) => ({ since: NOW - MINUTE, until, strict });
  it.each<[string, State["backoff"], boolean]>([
    ["when it has said so", rest(true, NOW + 1), true],
    ["no longer than it said", rest(true, NOW), false],
    ["not when only this computer thinks so", rest(false, NOW + MINUTE), false],
    ["not when it has said nothing", null, false],
  ])("%s", (_title, backoff, must) => {
    expect(mustWait(stateOf(PAUSED, { backoff }), NOW)).toBe(must);
  });
});

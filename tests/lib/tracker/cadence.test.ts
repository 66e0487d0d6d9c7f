import { describe, expect, it } from "vitest";
import { MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { type Presence, cadence, due, nextWake, nextWatch } from "@/lib/tracker/cadence";
import { type Days, NO_DAYS } from "@/lib/tracker/days";
import type { State } from "@/lib/tracker/state";
import { NOW, PAUSED, RUNNING, STOPPED, pause, pendingOf, stateOf, timer } from "./states";

const TROUBLE = { kind: "unreachable", detail: "" } as const;

const soft = (since: number, until: number) => ({ since, until, strict: false });

describe("how long between two polls", () => {
  it.each([
    ["while it runs", RUNNING, "active", MINUTE],
    ["while it is paused", PAUSED, "active", 2 * MINUTE],
    ["when the last entry is stopped", STOPPED, "active", 2 * MINUTE],
    ["when there is no entry", null, "active", 2 * MINUTE],
    ["while it runs and nobody is there", RUNNING, "idle", 5 * MINUTE],
    ["while it runs and the screen is locked", RUNNING, "locked", 5 * MINUTE],
    ["while it is paused and nobody is there", PAUSED, "idle", 5 * MINUTE],
    ["when there is no entry and the screen is locked", null, "locked", 5 * MINUTE],
  ] as const)("%s", (_title, timer, presence, duration) => {
    expect(cadence(stateOf(timer), presence)).toBe(duration);
  });

  it.each([
    ["a minute is nobody's to slow down", 1, [1, 2, 5]],
    ["what runs is slowed down first", 1.5, [1.5, 2, 5]],
    ["then what does not", 3, [3, 3, 5]],
    ["and last whoever is away", 14, [14, 14, 14]],
  ])("as the company's pace has it: %s", (_title, throttle, minutes) => {
    const all = [
      cadence(stateOf(RUNNING, { throttle }), "active"),
      cadence(stateOf(PAUSED, { throttle }), "active"),
    ];
    const away = cadence(stateOf(RUNNING, { throttle }), "idle");
    expect([...all, away].map((duration) => duration / MINUTE)).toEqual(minutes);
  });
});

describe("when an open popup asks next", () => {
  const refused = (until: number) => ({ since: NOW - 500, until, strict: true });
  it.each<[string, Partial<State>, number]>([
    ["eight seconds after it was asked last", { askedAt: NOW - 3 * SECOND }, 5 * SECOND],
    ["now, where it never was", { askedAt: null }, 0],
    ["now, where the clock was set back", { askedAt: NOW + MINUTE }, 0],
    ["more slowly at a slower pace", { askedAt: NOW, throttle: 2 }, 16 * SECOND],
    ["after a rest", { backoff: soft(NOW - 500, NOW + MINUTE), failures: 1 }, MINUTE],
    ["after a rest that awork wants", { backoff: refused(NOW + MINUTE), failures: 1 }, MINUTE],
    [
      "not all at once after such a rest",
      { backoff: refused(NOW + MINUTE), failures: 2 },
      MINUTE + 15 * SECOND,
    ],
    ["when awork says so, though that be soon", { backoff: refused(NOW + 1), failures: 1 }, 1],
    ["not as soon when that was in vain", { backoff: refused(NOW + 1), failures: 2 }, 44.5 * SECOND],
    ["after eight seconds, once a rest is over", { backoff: soft(NOW - 500, NOW) }, 8 * SECOND],
  ])("%s", (_title, given, wait) => {
    expect(nextWatch(stateOf(RUNNING, given), NOW) - NOW).toBe(wait);
  });
});

describe("it is time to ask awork", () => {
  const asked = (ago: number, given: Partial<State> = {}) => ({ askedAt: NOW - ago, ...given });
  it.each<[string, State["timer"], Partial<State>, Presence, boolean]>([
    ["when it was never asked", null, { askedAt: null }, "active", true],
    ["when it was asked in the future: the clock was set back", null, asked(-1), "locked", true],
    ["not when it was just asked", PAUSED, asked(0), "active", false],
    ["not when more than a second is missing", PAUSED, asked(119 * SECOND - 1), "active", false],
    ["when a second is missing: alarms come a little early", PAUSED, asked(119 * SECOND), "active", true],
    ["not half a minute early while it is paused", PAUSED, asked(90 * SECOND), "active", false],
    ["half a minute early with the badge's wake", RUNNING, asked(30 * SECOND), "active", true],
    ["no earlier than that", RUNNING, asked(30 * SECOND - 1), "active", false],
    ["with the badge's wake also when nobody is there", RUNNING, asked(4.5 * MINUTE), "idle", true],
    ["not with a badge that nobody can see", RUNNING, asked(4.5 * MINUTE), "locked", false],
    ["when a locked screen's time has come", RUNNING, asked(5 * MINUTE), "locked", true],
    ["at once for an action whose fate is open", PAUSED, asked(0, { pending: pendingOf() }), "active", true],
    [
      "not during a rest, whatever is open",
      PAUSED,
      asked(0, { backoff: soft(NOW, NOW + 1), pending: pendingOf() }),
      "active",
      false,
    ],
    [
      "not before the company's pace has it",
      PAUSED,
      asked(299 * SECOND - 1, { throttle: 5 }),
      "active",
      false,
    ],
    ["when the company's pace has it", PAUSED, asked(299 * SECOND, { throttle: 5 }), "active", true],
    ["with the badge's wake nearest to it", RUNNING, asked(270 * SECOND, { throttle: 5 }), "active", true],
    ["not with the badge's wake before", RUNNING, asked(270 * SECOND - 1, { throttle: 5 }), "active", false],
    [
      "at once when the rest after a failure is over",
      PAUSED,
      asked(30 * SECOND, { trouble: TROUBLE, backoff: soft(NOW - 30 * SECOND, NOW) }),
      "locked",
      true,
    ],
    [
      "at once when a rest has lost its meaning: the clock was set back",
      PAUSED,
      asked(0, { trouble: TROUBLE, backoff: soft(NOW + MINUTE, NOW + 2 * MINUTE) }),
      "active",
      true,
    ],
  ])("%s", (_title, timer, given, presence, isDue) => {
    expect(due(stateOf(timer, given), NOW, presence)).toBe(isDue);
  });
});

describe("the next wake", () => {
  /** awork wants to be left alone for so long, and said so a quarter of a second after a full one. */
  const refused = (wait: number, throttle = 1): Partial<State> => ({
    trouble: { kind: "tooMany", detail: "" },
    backoff: { since: NOW - 750, until: NOW + wait, strict: true },
    failures: 1,
    throttle,
  });
  it.each<[string, State["timer"], Partial<State>, Presence, number]>([
    ["is when the badge turns", timer({ start: NOW - 90 * SECOND }), {}, "active", 30 * SECOND + 100],
    ["is a whole minute off when it has just turned", RUNNING, {}, "active", MINUTE + 100],
    [
      "goes by elapsed time, which breaks leave out",
      timer({ start: NOW - 10 * MINUTE, breaks: [pause(5 * MINUTE, 15 * SECOND)] }),
      {},
      "active",
      15 * SECOND + 100,
    ],
    ["goes by awork's clock", RUNNING, { offset: 10 * SECOND }, "active", 50 * SECOND + 100],
    ["is the badge's also when nobody is there", RUNNING, {}, "idle", MINUTE + 100],
    ["is the badge's during a rest", RUNNING, { backoff: soft(NOW, NOW + 5) }, "active", MINUTE + 100],
    ["is the poll's when the screen is locked", RUNNING, {}, "locked", 5 * MINUTE],
    ["is the poll's when it is paused", PAUSED, {}, "active", 2 * MINUTE],
    ["counts from when awork was asked", PAUSED, { askedAt: NOW - MINUTE }, "active", MINUTE],
    ["is the poll's when nothing runs", null, {}, "active", 2 * MINUTE],
    ["is never now: that would be a loop", PAUSED, { askedAt: NOW - 5 * MINUTE }, "active", SECOND],
    [
      "is the end of a rest",
      null,
      { trouble: TROUBLE, backoff: soft(NOW, NOW + 37_000) },
      "active",
      37 * SECOND,
    ],
    [
      "is soon under an action: a worker that died with it is replaced by one that settles it",
      PAUSED,
      { pending: pendingOf({ id: "7" }) },
      "locked",
      30 * SECOND,
    ],
    [
      "is the end of a rest under an action too",
      PAUSED,
      { pending: pendingOf({ id: "7" }), trouble: TROUBLE, backoff: soft(NOW, NOW + 37_000) },
      "active",
      37 * SECOND,
    ],
    ["is the badge's at any pace", RUNNING, { throttle: 5 }, "active", MINUTE + 100],
    ["is the poll's at the company's pace", PAUSED, { throttle: 5 }, "active", 5 * MINUTE],
    ["is the end of a rest that awork asked for", PAUSED, refused(37 * SECOND), "active", 37 * SECOND],
    ["is the end of such a rest before the badge's", RUNNING, refused(37 * SECOND), "active", 37 * SECOND],
    ["is the badge's before the end of such a rest", RUNNING, refused(2 * MINUTE), "active", MINUTE + 100],
    ["is the same moment at a pace that one refusal brings", PAUSED, refused(MINUTE, 6), "active", MINUTE],
    [
      "is within half a minute of it where the whole company is slow",
      PAUSED,
      refused(MINUTE, 7),
      "active",
      67.5 * SECOND,
    ],
    ["is so for a badge that turns", RUNNING, refused(30 * SECOND, 7), "active", 37.5 * SECOND],
    ["is so where it is not the first", PAUSED, { ...refused(MINUTE), failures: 2 }, "active", 67.5 * SECOND],
    [
      "is at once after such a rest that has lost its meaning: the clock was set back",
      PAUSED,
      { ...refused(MINUTE, 7), backoff: { since: NOW + 1250, until: NOW + MINUTE, strict: true } },
      "active",
      SECOND,
    ],
    ["is at once after a failure without a rest", null, { trouble: TROUBLE }, "active", SECOND],
    ["is a poll's length off when awork was never asked", null, { askedAt: null }, "active", 2 * MINUTE],
  ])("%s", (_title, timer, given, presence, wait) => {
    expect(nextWake(stateOf(timer, given), NOW, presence) - NOW).toBe(wait);
  });
});

describe("the next wake where the toolbar tells today's total", () => {
  const done = (given: Partial<Timer>) =>
    timer({ id: "done", end: NOW - 2 * MINUTE, duration: 20 * SECOND, ...given });
  const days = (...timers: Timer[]): Days => ({ ...NO_DAYS, at: NOW, timers, isWhole: true });
  /** So long before midnight here. */
  const late = (before: number) => Date.parse("2026-08-26T22:00:00Z") - before;
  it.each<[string, State["timer"], Days, Partial<State>, Presence, number, now: number]>([
    ["is when that turns", RUNNING, days(done({})), {}, "active", 40 * SECOND + 100, NOW],
    ["is when the entry turns where there is no other", RUNNING, NO_DAYS, {}, "active", MINUTE + 100, NOW],
    ["goes by awork's clock", RUNNING, days(done({})), { offset: SECOND }, "active", 39 * SECOND + 100, NOW],
    ["is the poll's where it stands still", PAUSED, days(done({})), {}, "active", 2 * MINUTE, NOW],
    [
      "is the poll's where what runs is yesterday's",
      timer({ day: "2026-08-25" }),
      days(done({})),
      {},
      "active",
      MINUTE,
      NOW,
    ],
    ["is the poll's when the screen is locked", RUNNING, days(done({})), {}, "locked", 5 * MINUTE, NOW],
    ["is midnight, when it begins anew", PAUSED, days(done({})), {}, "active", 30_100, late(30 * SECOND)],
    ["is not midnight when that is far", PAUSED, days(), {}, "active", 2 * MINUTE, late(3 * MINUTE)],
    ["is midnight by awork's clock", null, NO_DAYS, { offset: -MINUTE }, "idle", 90_100, late(30 * SECOND)],
    ["is not midnight when the screen is locked", null, NO_DAYS, {}, "locked", 5 * MINUTE, late(SECOND)],
    [
      "is the end of a rest that awork asked for before that",
      RUNNING,
      days(done({})),
      {
        trouble: { kind: "tooMany", detail: "" },
        backoff: { since: NOW - 750, until: NOW + 5 * SECOND, strict: true },
        failures: 1,
      },
      "active",
      5 * SECOND,
      NOW,
    ],
  ])("%s", (_title, timer, days, given, presence, wait, now) => {
    const state = stateOf(timer, { at: now, askedAt: now, ...given });
    expect(nextWake(state, now, presence, days) - now).toBe(wait);
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Absence,
  type Away,
  NOT_AWAY,
  answered,
  asked,
  hasRunSince,
  looked,
} from "@/lib/timer/reminders/away";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { anyNow, anyRunning, anyTimer } from "@/tests/lib/timer/any-timer";
import { at, rest, sampleTimer } from "@/tests/lib/timer/sample";
import { elapsed } from "@/lib/timer/elapsed";

const TIMER = sampleTimer();
const { id } = TIMER;
const NAME = TIMER.subject.task ?? null;
const LEAST = 25 * MINUTE;

const away = (since: string, until: string, given: Partial<Absence> = {}): Away => ({
  gone: null,
  absence: { id, since: at(since), until: at(until), ...given },
});
const gone = (since: string, given: Partial<Absence> = {}): Away => ({
  gone: { id, since: at(since), ...given },
  absence: null,
});

describe("whether a timer since 09:00 has run since 10:00, at 11:00:", () => {
  it.each<[string, Timer | null, boolean]>([
    ["yes", TIMER, true],
    ["yes, where a break ended before", sampleTimer({ breaks: [rest("09:10", "09:20")] }), true],
    ["yes, where a break ended just then", sampleTimer({ breaks: [rest("09:10", "10:00")] }), true],
    ["no, where a break ended later", sampleTimer({ breaks: [rest("09:10", "10:01")] }), false],
    ["no, where a break was later", sampleTimer({ breaks: [rest("10:10", "10:20")] }), false],
    ["no, where it is paused", sampleTimer({ breaks: [rest("09:10", null)] }), false],
    ["no, where it has begun just then", sampleTimer({ start: at("10:00") }), false],
    ["no, where it has begun later", sampleTimer({ start: at("10:30") }), false],
    ["no, where it has stopped", sampleTimer({ end: at("10:30") }), false],
    ["no, where there is none", null, false],
  ])("%s", (_title, timer, expected) => {
    expect(hasRunSince(timer, at("10:00"), at("11:00"))).toBe(expected);
  });

  it("is no where that lies ahead", () => {
    expect(hasRunSince(TIMER, at("10:01"), at("10:00"))).toBe(false);
  });

  it("is yes only where all the time since counts as work", () => {
    fc.assert(
      fc.property(anyTimer, anyNow, anyNow, (timer, since, now) => {
        fc.pre(hasRunSince(timer, since, now));
        expect(elapsed(timer, now) - elapsed({ ...timer, end: since }, since)).toBe(now - since);
      }),
    );
  });
});

describe("the question about an absence from 10:00 to 10:30, at 11:00,", () => {
  it.each<[string, Timer | null, boolean]>([
    ["is asked as long as the timer runs", TIMER, true],
    ["is asked when another timer runs", sampleTimer({ id: "other" }), true],
    [
      "is asked when another timer is paused",
      sampleTimer({ id: "other", breaks: [rest("10:50", null)] }),
      true,
    ],
    ["is asked when it has stopped since", sampleTimer({ end: at("10:50"), duration: HOUR }), true],
    ["lapses when it is paused", sampleTimer({ breaks: [rest("10:50", null)] }), false],
    ["lapses when it was paused in between", sampleTimer({ breaks: [rest("10:10", "10:20")] }), false],
    ["lapses when its end is set back to then", sampleTimer({ end: at("10:00"), duration: HOUR }), false],
    ["lapses when it has stopped without an end", sampleTimer({ duration: HOUR }), false],
    [
      "lapses when it has stopped after a break",
      sampleTimer({ end: at("10:50"), duration: HOUR, breaks: [rest("10:40", "10:45")] }),
      false,
    ],
    ["lapses when its start is moved behind it", sampleTimer({ start: at("10:05") }), false],
    ["is asked when there is no timer any more", null, true],
  ])("%s", (_title, timer, isAsked) => {
    const known = away("10:00", "10:30");
    expect(asked(known, timer, at("11:00"))).toBe(isAsked ? known.absence : null);
    const seen = { left: null, isBack: true, now: at("11:00") };
    expect(looked(known, timer, seen, LEAST)).toEqual(isAsked ? known : NOT_AWAY);
  });

  it("lapses when the clock was set back before it", () => {
    expect(asked(away("10:00", "10:30"), TIMER, at("10:29"))).toBeNull();
  });
});

describe("after a look at 10:30", () => {
  const NOW = at("10:30:00.900");
  type Seen = [left: string | null, isBack: boolean];
  it.each<[string, Away, Seen, Away]>([
    ["nobody is gone who has been there", NOT_AWAY, [null, true], NOT_AWAY],
    ["somebody is gone since then", NOT_AWAY, ["10:25:00.700", false], gone("10:25")],
    ["somebody is still gone since they went", gone("10:05"), ["10:25", false], gone("10:05")],
    ["somebody went earlier than was thought", gone("10:29"), ["10:05", false], gone("10:05")],
    ["who comes back was away", gone("10:05"), [null, true], away("10:05", "10:30", { name: NAME })],
    [
      "who comes back as it is seen that they were gone was away",
      NOT_AWAY,
      ["10:05", true],
      away("10:05", "10:30", { name: NAME }),
    ],
    ["who was away for less was not", gone("10:06"), [null, true], NOT_AWAY],
    ["nobody has left another timer", gone("10:05", { id: "other" }), [null, true], NOT_AWAY],
    [
      "who left another timer has left this one later",
      gone("10:05", { id: "other" }),
      ["10:25", false],
      gone("10:25"),
    ],
    ["nobody was away before the timer began", NOT_AWAY, ["08:00", true], NOT_AWAY],
    ["nobody went in the future: the clock was set back", gone("10:40"), [null, true], NOT_AWAY],
    [
      "the question before stays where the next absence is short",
      { ...away("09:10", "09:40"), ...gone("10:20"), absence: away("09:10", "09:40").absence },
      [null, true],
      away("09:10", "09:40"),
    ],
    [
      "the next absence is asked about after it where it is long",
      { gone: gone("10:00").gone, absence: away("09:10", "09:40").absence },
      [null, true],
      { ...away("09:10", "09:40"), others: [{ ...away("10:00", "10:30").absence!, name: NAME }] },
    ],
  ])("%s", (_title, before, [left, isBack], expected) => {
    const seen = { left: left && at(left), isBack, now: NOW };
    expect(looked(before, TIMER, { ...seen, left: left === null ? null : at(left) }, LEAST)).toEqual(
      expected,
    );
  });

  it("nobody is asked who does not want to be", () => {
    const seen = { left: null, isBack: true, now: NOW };
    expect(looked(away("09:10", "09:40"), TIMER, seen, 0)).toBe(NOT_AWAY);
  });

  it("looking again changes nothing", () => {
    fc.assert(
      fc.property(anyRunning, anyNow, anyNow, fc.boolean(), (timer, left, now, isBack) => {
        const seen = { left, isBack, now };
        const once = looked(NOT_AWAY, timer, seen, 10 * SECOND);
        expect(looked(once, timer, { ...seen, left: isBack ? null : left }, 10 * SECOND)).toEqual(once);
      }),
    );
  });

  it("an absence can always be the end: within the timer, whole seconds, as long as wanted", () => {
    fc.assert(
      fc.property(anyTimer, anyNow, anyNow, fc.integer({ max: 60, min: 1 }), (timer, left, now, least) => {
        const { absence } = looked(NOT_AWAY, timer, { left, isBack: true, now }, least * SECOND);
        fc.pre(absence !== null);
        expect(phase(timer)).toBe("running");
        expect(absence!.since % SECOND).toBe(0);
        expect(absence!.since).toBeGreaterThan(timer.start!);
        expect(absence!.until).toBeLessThanOrEqual(now);
        expect(absence!.until - absence!.since).toBeGreaterThanOrEqual(least * SECOND);
      }),
    );
  });
});

describe("an answer", () => {
  const [first, second, other] = [
    away("09:10", "09:40").absence!,
    away("10:00", "10:30").absence!,
    away("09:50", "09:55", { id: "other" }).absence!,
  ];
  it.each<[string, Away, boolean, Away]>([
    ["leaves nothing to ask", { gone: null, absence: first }, false, NOT_AWAY],
    [
      "leaves the next to ask",
      { gone: null, absence: first, others: [second, other] },
      false,
      { gone: null, absence: second, others: [other] },
    ],
    [
      "that ends the entry is one to later absences from it as well",
      { gone: null, absence: first, others: [second, other] },
      true,
      { gone: null, absence: other },
    ],
  ])("%s", (_title, before, isEnd, after) => {
    expect(answered(before, isEnd)).toEqual(after);
  });

  it("leaves no more questions than somebody can answer", () => {
    let known: Away = NOT_AWAY;
    for (let minute = 5; minute < 50; minute += 5) {
      const until = TIMER.start! + minute * MINUTE;
      known = looked(known, TIMER, { left: until - MINUTE, isBack: true, now: until }, MINUTE);
    }
    expect([known.absence !== null, known.others?.length]).toEqual([true, 4]);
  });
});

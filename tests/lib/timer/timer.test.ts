import { describe, expect, it } from "vitest";
import { MINUTE } from "@/lib/timer/time";
import { type Break, type Phase, type Timer, openBreak, phase } from "@/lib/timer/timer";
import { at, rest, sampleTimer } from "./sample";

describe("the phase of a timer", () => {
  const table: [sentence: string, timer: Partial<Timer> | null, phase: Phase][] = [
    ["is none where there is no entry", null, "none"],
    ["is running with a start and nothing else", {}, "running"],
    ["is running after a break that has ended", { breaks: [rest("09:10", "09:20")] }, "running"],
    ["is paused while a break is open", { breaks: [rest("09:10", null)] }, "paused"],
    [
      "is paused when the last of several breaks is open",
      { breaks: [rest("09:10", "09:20"), rest("09:30", null)] },
      "paused",
    ],
    ["is stopped with an end", { end: at("10:00"), duration: 60 * MINUTE }, "stopped"],
    ["is stopped with an end and no duration", { end: at("10:00") }, "stopped"],
    ["is stopped with a duration and no end", { duration: 60 * MINUTE }, "stopped"],
    ["is stopped with a duration and no start", { start: null, duration: 60 * MINUTE }, "stopped"],
    [
      "is stopped after its end although a break was left open",
      { end: at("10:00"), breaks: [rest("09:10", null)] },
      "stopped",
    ],
    [
      "is stopped with a duration although a break was left open",
      { duration: MINUTE, breaks: [rest("09:10", null)] },
      "stopped",
    ],
  ];
  it.each(table)("%s", (_sentence, timer, expected) => {
    expect(phase(timer && sampleTimer(timer))).toBe(expected);
  });
});

describe("the open break", () => {
  const OPEN = rest("09:30", null);
  const table: [sentence: string, breaks: Break[], open: Break | null][] = [
    ["is none without breaks", [], null],
    ["is none where every break has ended", [rest("09:10", "09:20"), rest("09:30", "09:40")], null],
    ["is the one without an end", [rest("09:10", "09:20"), OPEN], OPEN],
    ["is found by its start, wherever it stands in the list", [OPEN, rest("09:10", "09:20")], OPEN],
    ["is open whatever duration it says", [rest("09:30", null, MINUTE)], rest("09:30", null, MINUTE)],
    ["is the later one of two without an end", [OPEN, rest("09:10", null), rest("09:20", "09:25")], OPEN],
    ["is over when a later break has begun and ended", [OPEN, rest("09:40", "09:50")], null],
    [
      "is over when a later break has begun, even one that lacks its start",
      [OPEN, rest(null, "09:50")],
      null,
    ],
    [
      "is still open beside a break that ended later but, by its duration, began earlier",
      [OPEN, rest(null, "09:35", 10 * MINUTE)],
      OPEN,
    ],
    ["is the one listed last of two that began together", [rest("09:30", "09:40"), OPEN], OPEN],
    ["is over when one that began together is listed after it", [OPEN, rest("09:30", "09:40")], null],
    ["is none where a break has no stamps at all", [rest(null, null, MINUTE)], null],
    ["is not hidden by a break that has no stamps at all", [OPEN, rest(null, null, MINUTE)], OPEN],
    ["is none where the only break ends before it starts", [rest("09:30", "09:20")], null],
  ];
  it.each(table)("%s", (_sentence, breaks, expected) => {
    expect(openBreak(sampleTimer({ breaks }))).toEqual(expected);
  });
});

import { describe, expect, it } from "vitest";
import { type TaskReading, trackedNow } from "@/lib/timer/target/planned";
import { HOUR, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { sampleTimer } from "../sample";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const reading: TaskReading = { planned: 6 * HOUR, tracked: 2 * HOUR, at: NOW - 10 * MINUTE, open: "current" };

const of = (id: string, start: number, more: Partial<Timer> = {}, taskId = "logo"): Timer => {
  const made = sampleTimer({ id, start, end: null, duration: null, breaks: [], ...more });
  return { ...made, about: { ...made.about, taskId } };
};
const ended = (id: string, start: number, end: number, taskId?: string) =>
  of(id, start, { end, duration: end - start }, taskId);

const running = of("current", NOW - HOUR);

describe("what is tracked on a task by now", () => {
  it.each<[string, Partial<TaskReading>, Timer[], Timer | null, number]>([
    ["what awork said, without entries", {}, [], null, 2 * HOUR],
    ["and the timer that ran then", {}, [], running, 3 * HOUR],
    ["and that timer once, if it is listed too", {}, [running], running, 3 * HOUR],
    [
      "and that timer when it has stopped",
      {},
      [ended("current", NOW - HOUR, NOW - 5 * MINUTE)],
      null,
      2 * HOUR + 55 * MINUTE,
    ],
    [
      "and an entry that began since",
      { open: null },
      [ended("new", NOW - 5 * MINUTE, NOW)],
      null,
      2 * HOUR + 5 * MINUTE,
    ],
    [
      "without entries that awork has counted",
      {},
      [ended("old", NOW - 3 * HOUR, NOW - 2 * HOUR)],
      running,
      3 * HOUR,
    ],
    [
      "without entries on another task",
      {},
      [ended("new", NOW - 5 * MINUTE, NOW, "other")],
      running,
      3 * HOUR,
    ],
    ["without one that is planned", {}, [of("later", NOW + HOUR)], running, 3 * HOUR],
    [
      "and one that ran until the current one began",
      { open: "before" },
      [of("before", NOW - HOUR)],
      of("current", NOW - 5 * MINUTE, {}, "other"),
      2 * HOUR + 55 * MINUTE,
    ],
  ])("is %s", (_title, more, entries, current, tracked) => {
    expect(trackedNow({ ...reading, ...more }, "logo", entries, current, NOW)).toBe(tracked);
  });
});

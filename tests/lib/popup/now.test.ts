// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createNow } from "@/lib/popup/now";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { at, rest, sampleTimer } from "../timer/sample";

const hidden = vi.spyOn(document, "hidden", "get");

beforeEach(() => {
  vi.useFakeTimers({ now: at("10:00"), toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
  hidden.mockReturnValue(false);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const look = () => document.dispatchEvent(new Event("visibilitychange"));

function create(given: Timer | null, offset = 0) {
  const timer = signal(given);
  const onJump = vi.fn();
  const now = createNow(
    () => timer.value,
    () => offset,
    onJump,
  );
  return { timer, now, onJump };
}

describe("now", () => {
  it.each([
    ["this computer's clock", 0],
    ["ahead of it, as awork's clock is", 10 * MINUTE],
    ["behind it, as awork's clock is", -10 * MINUTE],
  ])("is %s", (_title, offset) => {
    expect(create(sampleTimer(), offset).now.value).toBe(at("10:00") + offset);
  });

  it("turns at each whole second of the elapsed time", () => {
    const { now } = create(sampleTimer({ start: at("09:00:00.250") }));
    vi.advanceTimersByTime(249);
    expect(now.value).toBe(at("10:00"));
    vi.advanceTimersByTime(1);
    expect(now.value).toBe(at("10:00:00.250"));
    vi.advanceTimersByTime(999);
    expect(now.value).toBe(at("10:00:00.250"));
    vi.advanceTimersByTime(1);
    expect(now.value).toBe(at("10:00:01.250"));
  });

  it.each([
    ["a paused timer, whose break grows", sampleTimer({ breaks: [rest("09:30", null)] })],
    ["no timer, which may be told as of another day", null],
  ])("goes on by the second with %s", (_title, timer) => {
    const { now } = create(timer);
    vi.advanceTimersByTime(3 * SECOND);
    expect(now.value).toBe(at("10:00:03"));
  });

  it("turns by a new answer's seconds at once", () => {
    const { timer, now } = create(sampleTimer());
    vi.advanceTimersByTime(100);
    timer.value = sampleTimer({ start: at("09:00:00.300") });
    expect(now.value).toBe(at("10:00:00.100"));
    vi.advanceTimersByTime(200);
    expect(now.value).toBe(at("10:00:00.300"));
  });

  it("is let alone while nobody can see it, and read at once when somebody can", () => {
    const { now } = create(sampleTimer());
    hidden.mockReturnValue(true);
    look();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(MINUTE);
    expect(now.value).toBe(at("10:00"));
    hidden.mockReturnValue(false);
    look();
    expect(now.value).toBe(at("10:01"));
    vi.advanceTimersByTime(SECOND);
    expect(now.value).toBe(at("10:01:01"));
  });

  it("has one timer at a time", () => {
    const { timer } = create(sampleTimer());
    timer.value = sampleTimer();
    timer.value = null;
    expect(vi.getTimerCount()).toBe(1);
  });
});

describe("a clock that jumps", () => {
  it.each([
    ["back", -10 * MINUTE, 1],
    ["ahead", 10 * MINUTE, 1],
    ["back by a minute", -MINUTE, 1],
    ["ahead by a minute", MINUTE, 1],
    ["back by a day", -DAY, 1],
    ["ahead by a day", DAY, 1],
    ["ahead by eight hours of sleep", 8 * HOUR, 1],
    ["ahead by sleep of a little more than what timers are late", 2 * SECOND + 500, 1],
    ["not at all", 0, 0],
    ["by what a clock is corrected", -SECOND, 0],
  ])("%s", (_title, jump, told) => {
    const { onJump, now } = create(sampleTimer());
    vi.advanceTimersByTime(5 * SECOND);
    vi.setSystemTime(at("10:00:05") + jump);
    vi.advanceTimersByTime(SECOND);
    expect(onJump).toHaveBeenCalledTimes(told);
    expect(now.value).toBe(at("10:00:06") + jump);
    vi.advanceTimersByTime(5 * SECOND);
    expect(onJump).toHaveBeenCalledTimes(told);
  });

  it("is noticed at the latest when the page is seen again", () => {
    const { onJump } = create(sampleTimer());
    hidden.mockReturnValue(true);
    look();
    vi.setSystemTime(at("11:00"));
    hidden.mockReturnValue(false);
    look();
    expect(onJump).toHaveBeenCalledOnce();
  });
});

describe("a clock that jumps, with an entry that then lies ahead", () => {
  it("goes on by the second, and is told each jump", () => {
    const { onJump, now } = create(sampleTimer());
    const turn = (jumps: number) => {
      vi.advanceTimersByTime(3 * SECOND);
      expect(onJump).toHaveBeenCalledTimes(jumps);
      expect(now.value).toBe(Date.now());
    };
    turn(0);
    vi.setSystemTime(Date.now() - DAY);
    turn(1);
    vi.setSystemTime(Date.now() + DAY);
    turn(2);
    vi.setSystemTime(Date.now() + DAY);
    turn(3);
  });

  it("has one timer at a time", () => {
    create(sampleTimer());
    vi.setSystemTime(at("10:00") - DAY);
    vi.advanceTimersByTime(5 * SECOND);
    expect(vi.getTimerCount()).toBe(1);
  });
});

describe("a clock that is put for the summer or the winter", () => {
  it.each([
    ["Europe/Berlin", "2026-03-29T01:00:00Z"],
    ["Europe/Berlin", "2026-10-25T01:00:00Z"],
    ["America/New_York", "2026-03-08T07:00:00Z"],
    ["America/New_York", "2026-11-01T06:00:00Z"],
    ["Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
    ["Australia/Lord_Howe", "2026-04-04T15:00:00Z"],
  ])("goes on as any other, in %s at %s", (zone, moment) => {
    vi.stubEnv("TZ", zone);
    const turn = Date.parse(moment);
    vi.setSystemTime(turn - 5 * SECOND);
    const { onJump, now } = create(sampleTimer({ start: turn - HOUR }));
    const before = new Date().getTimezoneOffset();
    for (let second = 1; second <= 10; second += 1) {
      vi.advanceTimersByTime(SECOND);
      expect(now.value).toBe(turn + (second - 5) * SECOND);
    }
    expect(new Date().getTimezoneOffset()).not.toBe(before);
    expect(onJump).not.toHaveBeenCalled();
  });
});

describe("a computer that changes its time zone", () => {
  it("has no other now for it", () => {
    const { onJump, now } = create(sampleTimer());
    vi.advanceTimersByTime(2 * SECOND);
    vi.stubEnv("TZ", "Asia/Kathmandu");
    vi.advanceTimersByTime(3 * SECOND);
    expect(now.value).toBe(at("10:00:05"));
    expect(onJump).not.toHaveBeenCalled();
  });
});

import { describe, expect, it, vi } from "vitest";
import { HOUR, createClock } from "./clock.ts";

const NOON = Date.parse("2026-08-26T12:00:00Z");

describe("the fake's clock", () => {
  it("runs on from where it is set to, and as the machine's when it is reset", () => {
    vi.useFakeTimers({ now: 0 });
    const clock = createClock();
    clock.set(NOON);
    vi.setSystemTime(1_500);
    expect(clock.now()).toBe(NOON + 1_500);
    clock.advance(HOUR);
    expect(clock.now()).toBe(NOON + 1_500 + HOUR);
    clock.reset();
    expect(clock.now()).toBe(1_500);
    vi.useRealTimers();
  });

  it("stands still where it is told to, however long that takes, and is never asked twice at the same time", () => {
    vi.useFakeTimers({ now: 0 });
    const clock = createClock();
    clock.stand(NOON);
    vi.setSystemTime(5_000);
    expect([clock.now(), clock.now()]).toEqual([NOON, NOON + 1]);
    clock.advance(HOUR);
    expect(clock.now()).toBe(NOON + HOUR + 2);
    clock.set(NOON);
    vi.setSystemTime(6_000);
    expect(clock.now()).toBe(NOON + 1_000);
    vi.useRealTimers();
  });
});

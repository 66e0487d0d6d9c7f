// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watch } from "@/lib/popup/watch";
import { type Duration, MINUTE, SECOND } from "@/lib/timer/time";
import type { State } from "@/lib/tracker/state";
import { NOW, RUNNING, stateOf } from "../tracker/states";

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** A popup that has just opened. Each look asks awork, unless told otherwise, and takes so long. */
function open(given: Partial<State> = {}, { asks = true, takes = 0 } = {}) {
  const state = signal(stateOf(RUNNING, given));
  const looks: Duration[] = [];
  const attend = async () => {
    looks.push(Date.now() - NOW);
    if (takes) await new Promise((done) => setTimeout(done, takes));
    if (asks) state.value = { ...state.value, askedAt: Date.now() };
  };
  watch(state, attend);
  return { state, looks };
}

const pass = (duration: Duration) => vi.advanceTimersByTimeAsync(duration);
const seconds = (looks: Duration[]) => looks.map((look) => Math.floor(look / SECOND));
const move = () => document.dispatchEvent(new Event("pointermove"));

describe("an open popup", () => {
  it("asks each eight seconds for a minute after it was opened, and then no more", async () => {
    const { looks } = open({ askedAt: NOW - MINUTE });
    await pass(10 * MINUTE);
    expect(seconds(looks)).toEqual([8, 16, 24, 32, 40, 48, 56]);
  });

  it.each(["pointermove", "pointerdown", "wheel", "keydown", "focusin"])(
    "goes on for as long as somebody is at it: %s",
    async (sign) => {
      const { looks } = open({ askedAt: NOW - MINUTE });
      for (let minute = 0; minute < 5; minute += 1) {
        document.dispatchEvent(new Event(sign));
        await pass(MINUTE);
      }
      expect(looks.length).toBeGreaterThanOrEqual(34);
    },
  );

  it("asks at once when somebody comes back to it", async () => {
    const { looks } = open({ askedAt: NOW - MINUTE });
    await pass(10 * MINUTE);
    looks.length = 0;
    move();
    await pass(0);
    expect(seconds(looks)).toEqual([600]);
  });

  it("asks as soon as it may when it was opened just after a poll", async () => {
    const { looks } = open({ askedAt: NOW - SECOND });
    await pass(20 * SECOND);
    expect(looks).toEqual([5 * SECOND + 1, 13 * SECOND + 1]);
  });

  it("counts from whoever asked last", async () => {
    const { state, looks } = open({ askedAt: NOW - MINUTE });
    await pass(7 * SECOND);
    state.value = { ...state.value, askedAt: Date.now() };
    await pass(7 * SECOND);
    expect(looks).toEqual([]);
    await pass(SECOND);
    expect(seconds(looks)).toEqual([15]);
  });

  it("asks one thing at a time, however slow the answers are", async () => {
    const { looks } = open({ askedAt: NOW - MINUTE }, { takes: 20 * SECOND });
    await pass(MINUTE);
    expect(seconds(looks)).toEqual([8, 36]);
  });

  it("does not ask all the time where its looks lead to no question", async () => {
    const { looks } = open({ askedAt: NOW - MINUTE }, { asks: false });
    await pass(30 * SECOND);
    expect(seconds(looks)).toEqual([8, 16, 24]);
  });

  it("is slower where the company has to be", async () => {
    const { looks } = open({ askedAt: NOW - MINUTE, pace: 3 });
    await pass(MINUTE);
    expect(seconds(looks)).toEqual([24, 48]);
  });

  it.each([
    ["awork said so", true],
    ["awork has failed", false],
  ])("waits out a rest: %s", async (_title, strict) => {
    const rest = { since: NOW, until: NOW + 30 * SECOND, strict };
    const { state, looks } = open({ askedAt: NOW, rest, failures: 1 });
    await pass(30 * SECOND - 1);
    expect(looks).toEqual([]);
    await pass(1);
    expect(seconds(looks)).toEqual([30]);
    state.value = { ...state.value, rest: null };
    await pass(8 * SECOND);
    expect(seconds(looks)).toEqual([30, 38]);
  });

  it("asks nothing while nobody can see it, and soon when somebody can", async () => {
    const { looks } = open({ askedAt: NOW - MINUTE });
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    document.dispatchEvent(new Event("visibilitychange"));
    await pass(30 * SECOND);
    expect(looks).toEqual([]);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event("visibilitychange"));
    await pass(0);
    expect(seconds(looks)).toEqual([30]);
  });

  it("does not wait for a clock that was set back", async () => {
    const { looks } = open({ askedAt: NOW - MINUTE });
    vi.setSystemTime(NOW - 60 * MINUTE);
    move();
    await pass(10 * SECOND);
    expect(looks).toHaveLength(1);
  });
});

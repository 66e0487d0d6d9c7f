// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createActivity } from "@/lib/popup/activity";
import { startPolling } from "@/lib/popup/deferred/polling";
import { type Duration, MINUTE, SECOND } from "@/lib/timer/time";
import type { State } from "@/lib/tracker/state";
import { NOW, RUNNING, stateOf } from "../../tracker/states";

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** A popup that has just opened. Each poll sends a request unless `sends` is false, and takes `takes` ms. */
function open(given: Partial<State> = {}, { sends = true, takes = 0 } = {}) {
  const state = signal(stateOf(RUNNING, given));
  const polls: Duration[] = [];
  const refresh = async () => {
    polls.push(Date.now() - NOW);
    if (takes) await new Promise((done) => setTimeout(done, takes));
    if (sends) state.value = { ...state.value, askedAt: Date.now() };
  };
  startPolling(state, createActivity(), refresh);
  return { state, polls };
}

const pass = (duration: Duration) => vi.advanceTimersByTimeAsync(duration);
const seconds = (polls: Duration[]) => polls.map((at) => Math.floor(at / SECOND));
const move = () => document.dispatchEvent(new Event("pointermove"));

describe("an open popup", () => {
  it("polls each eight seconds for a minute after it was opened, and then no more", async () => {
    const { polls } = open({ askedAt: NOW - MINUTE });
    await pass(10 * MINUTE);
    expect(seconds(polls)).toEqual([8, 16, 24, 32, 40, 48, 56]);
  });

  it("sends nothing of its own in eight hours in which nobody touches it, however often the alarm polls", async () => {
    const { state, polls } = open({ askedAt: NOW - MINUTE });
    await pass(MINUTE);
    polls.length = 0;
    for (let minute = 1; minute < 8 * 60; minute += 1) {
      state.value = { ...state.value, at: Date.now(), askedAt: Date.now() };
      await pass(MINUTE);
    }
    expect(polls).toEqual([]);
  });

  it.each(["pointermove", "pointerdown", "wheel", "keydown", "focusin"])(
    "goes on for as long as somebody uses it: %s",
    async (name) => {
      const { polls } = open({ askedAt: NOW - MINUTE });
      for (let minute = 0; minute < 5; minute += 1) {
        document.dispatchEvent(new Event(name));
        await pass(MINUTE);
      }
      expect(polls.length).toBeGreaterThanOrEqual(34);
    },
  );

  it("polls at once when somebody comes back to it", async () => {
    const { polls } = open({ askedAt: NOW - MINUTE });
    await pass(10 * MINUTE);
    polls.length = 0;
    move();
    await pass(0);
    expect(seconds(polls)).toEqual([600]);
  });

  it("polls as soon as it may when it was opened just after a poll", async () => {
    const { polls } = open({ askedAt: NOW - SECOND });
    await pass(20 * SECOND);
    expect(polls).toEqual([5 * SECOND + 1, 13 * SECOND + 1]);
  });

  it("counts from the last poll, whoever started it", async () => {
    const { state, polls } = open({ askedAt: NOW - MINUTE });
    await pass(7 * SECOND);
    state.value = { ...state.value, askedAt: Date.now() };
    await pass(7 * SECOND);
    expect(polls).toEqual([]);
    await pass(SECOND);
    expect(seconds(polls)).toEqual([15]);
  });

  it("runs one poll at a time, however slow the answers are", async () => {
    const { polls } = open({ askedAt: NOW - MINUTE }, { takes: 20 * SECOND });
    await pass(MINUTE);
    expect(seconds(polls)).toEqual([8, 36]);
  });

  it("does not poll all the time where its polls send no request", async () => {
    const { polls } = open({ askedAt: NOW - MINUTE }, { sends: false });
    await pass(30 * SECOND);
    expect(seconds(polls)).toEqual([8, 16, 24]);
  });

  it("is slower where the company has to be", async () => {
    const { polls } = open({ askedAt: NOW - MINUTE, throttle: 3 });
    await pass(MINUTE);
    expect(seconds(polls)).toEqual([24, 48]);
  });

  it.each([
    ["awork said so", true],
    ["awork has failed", false],
  ])("waits out a backoff: %s", async (_title, strict) => {
    const backoff = { since: NOW, until: NOW + 30 * SECOND, strict };
    const { state, polls } = open({ askedAt: NOW, backoff, failures: 1 });
    await pass(30 * SECOND - 1);
    expect(polls).toEqual([]);
    await pass(1);
    expect(seconds(polls)).toEqual([30]);
    state.value = { ...state.value, backoff: null };
    await pass(8 * SECOND);
    expect(seconds(polls)).toEqual([30, 38]);
  });

  it("does not poll while nobody can see it, and soon polls when somebody can", async () => {
    const { polls } = open({ askedAt: NOW - MINUTE });
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    document.dispatchEvent(new Event("visibilitychange"));
    await pass(30 * SECOND);
    expect(polls).toEqual([]);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event("visibilitychange"));
    await pass(0);
    expect(seconds(polls)).toEqual([30]);
  });

  it("does not wait for a clock that was set back", async () => {
    const { polls } = open({ askedAt: NOW - MINUTE });
    vi.setSystemTime(NOW - 60 * MINUTE);
    move();
    await pass(10 * SECOND);
    expect(polls).toHaveLength(1);
  });
});

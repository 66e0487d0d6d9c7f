// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { openPopup } from "@/lib/popup/app";
import { daysItem } from "@/lib/tracker-store/day-items";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { DAY, HOUR, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { localDayOf } from "@/lib/timer/today";
import { type Days, NO_DAYS } from "@/lib/tracker/days";
import { toolbarView } from "@/lib/toolbar/toolbar-view";
import type { State } from "@/lib/tracker/state";
import { ACCOUNT } from "../../lib/fake-browser/account";
import { speak } from "../../lib/fake-browser/fakes";
import { NOW, STOPPED, stateOf } from "../../lib/tracker/states";
import { createTestWords } from "../../lib/words";

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ now: NOW, toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
  vi.stubGlobal("requestAnimationFrame", () => 0);
  fakeBrowser.reset();
});
afterEach(() => {
  render(null, document.getElementById("popup")!);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** An entry of half an hour that ended so long ago. */
const entry = (ago: number, id = `entry-${ago}`): Timer => {
  const end = NOW - ago;
  return {
    ...STOPPED,
    id,
    start: end - 30 * MINUTE,
    end,
    duration: 30 * MINUTE,
    breaks: [],
    day: localDayOf(end),
  };
};

async function open(state: State, days: Days) {
  speak("en", "en-GB");
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue(undefined as never);
  vi.spyOn(fakeBrowser.commands, "getAll").mockResolvedValue([] as never);
  await accountItem.set(ACCOUNT);
  await stateItem.set(state);
  await daysItem.set(days);
  document.body.innerHTML = '<div id="popup"></div>';
  await openPopup();
  await vi.advanceTimersByTimeAsync(200);
  // The deferred parts are another file, which takes its time on a busy machine.
  await expect.poll(() => document.querySelector("h2"), { timeout: 20_000 }).not.toBeNull();
}

const sum = () => document.querySelector("h2")!.textContent;

describe("the sum of today", () => {
  const list = { ...NO_DAYS, at: NOW, timers: [entry(HOUR)], isWhole: true };
  const offline = { kind: "unreachable", detail: "" } as const;

  it.each<[title: string, days: Partial<Days>, state: Partial<State>, sum: string]>([
    ["is sure where the list is whole and of now", {}, {}, "0:30"],
    ["is sure where the list is some minutes old", { at: NOW - 15 * MINUTE }, {}, "0:30"],
    [
      "is not sure where the list is two hours old, and awork is out of reach",
      { at: NOW - 2 * HOUR },
      { at: NOW - 2 * HOUR, trouble: offline },
      "≈ 0:30",
    ],
    ["is not sure where the list is of the future", { at: NOW + HOUR }, {}, "≈ 0:30"],
    ["is not sure where the list alone is two hours old", { at: NOW - 2 * HOUR }, {}, "≈ 0:30"],
    ["is not sure where entries are missing", { isWhole: false }, {}, "≈ 0:30"],
    ["is not sure where there is no newer list, for a reason", { trouble: offline }, {}, "≈ 0:30"],
    ["is not sure where the list is of yesterday", { at: NOW - DAY }, {}, "≈ 0:30"],
    [
      "is not sure where another entry has become current since",
      { at: NOW - 5 * MINUTE },
      { entryChangedAt: NOW - MINUTE },
      "≈ 0:30",
    ],
  ])("%s, in popup and toolbar", async (_title, days, state, told) => {
    const known = stateOf(null, state);
    await open(known, { ...list, ...days });
    expect(sum()).toBe(`Today ${told}`);
    const { title } = toolbarView(known, ACCOUNT, NOW, createTestWords("en"), {
      capacity: 4,
      place: "badge",
      days: { ...list, ...days },
    });
    expect(title.split("\n")[0]).toContain(`today ${told}`);
  });
});

it("is sure at once where the list was read since the popup last looked at the clock", async () => {
  const list = { ...NO_DAYS, at: NOW + 900, timers: [entry(HOUR)], isWhole: true };
  await open(stateOf(null, { at: NOW + 900 }), list);
  expect(sum()).toBe("Today 0:30");
});

describe("the last days", () => {
  it.each([
    ["at once when they were changed elsewhere", false, 1],
    ["but only once somebody can see them", true, 0],
  ])("are asked for %s", async (_title, hidden, times) => {
    const list = { ...NO_DAYS, at: NOW, timers: [entry(HOUR)], isWhole: true };
    await open(stateOf(null, { askedAt: NOW }), list);
    const isHidden = vi.spyOn(document, "hidden", "get").mockReturnValue(hidden);
    const sent = vi.mocked(fakeBrowser.runtime.sendMessage);
    sent.mockClear();
    await daysItem.set({ ...list, isStale: true });
    const refreshes = () => sent.mock.calls.filter(([message]) => (message as any).name === "refresh");
    expect(refreshes()).toHaveLength(times);
    if (!hidden) return;
    isHidden.mockReturnValue(false);
    document.dispatchEvent(new Event("visibilitychange"));
    // The popups of the tests before are still there.
    expect(refreshes()).not.toEqual([]);
  });

  const names = () => [...document.querySelectorAll("h3")].map(({ firstChild }) => firstChild!.textContent);
  const week = Array.from({ length: 9 }, (_, back) => entry(back * DAY + HOUR));

  it("are seven, of which today is the newest", async () => {
    await open(stateOf(null), { ...NO_DAYS, at: NOW, timers: week, isWhole: true });
    expect(sum()).toBe("Today 0:30");
    expect(names()).toEqual([
      "Yesterday",
      ...[2, 3, 4, 5, 6].map((back) =>
        new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" }).format(
          NOW - back * DAY,
        ),
      ),
    ]);
  });

  it("have none that is to come, though it is tomorrow elsewhere", async () => {
    const ahead = { ...entry(MINUTE, "ahead"), day: localDayOf(NOW + DAY) };
    await open(stateOf(null), { ...NO_DAYS, at: NOW, timers: [ahead, ...week], isWhole: true });
    expect(names()).toHaveLength(6);
    expect(names()[0]).toBe("Yesterday");
  });

  it("go on with the calendar while the list is of yesterday", async () => {
    await open(stateOf(null), { ...NO_DAYS, at: NOW - DAY, timers: week.slice(1), isWhole: true });
    expect(names()).toHaveLength(6);
  });

  it("have an entry whose day awork leaves out", async () => {
    await open(stateOf(null), { ...NO_DAYS, at: NOW, timers: [{ ...entry(HOUR), day: "" }], isWhole: true });
    expect(names()).toHaveLength(1);
  });

  it("are each marked by itself where the list can lack an entry of it, also one without any", async () => {
    const unsure = [localDayOf(NOW - 2 * DAY), localDayOf(NOW - 3 * DAY)];
    const timers = [entry(HOUR), entry(DAY + HOUR), entry(2 * DAY + HOUR)];
    await open(stateOf(null), { ...NO_DAYS, at: NOW, timers, isWhole: false, unsure });
    expect(sum()).toBe("Today 0:30");
    const sums = [...document.querySelectorAll("h3")].map(
      ({ lastElementChild }) => lastElementChild!.textContent,
    );
    expect(sums).toEqual(["0:30", "≈ 0:30", "≈ 0:00"]);
  });

  it("are without what is planned, until it begins", async () => {
    const planned = { ...entry(-HOUR, "planned"), start: NOW + 2 * MINUTE, day: localDayOf(NOW) };
    await open(stateOf(null), { ...NO_DAYS, at: NOW, timers: [entry(HOUR), planned], isWhole: true });
    const entries = () => document.querySelectorAll(".days li:not(.gap)").length;
    expect([entries(), sum()]).toEqual([1, "Today 0:30"]);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    await expect.poll(() => [entries(), sum()]).toEqual([2, "Today 1:00"]);
  });
});

describe("an entry that is gone on with", () => {
  const about = { ...STOPPED.about, typeOfWorkId: "final artwork" };
  const sent = () =>
    vi
      .mocked(fakeBrowser.runtime.sendMessage)
      .mock.calls.map(([message]) => message as unknown as { name: string });
  const goOn = () => document.querySelector<HTMLElement>(".days .go")!.click();

  it("is started for again", async () => {
    await open(stateOf(null), { ...NO_DAYS, at: NOW, timers: [{ ...entry(HOUR), about }], isWhole: true });
    goOn();
    await expect.poll(() => sent().filter(({ name }) => name === "act")).toHaveLength(1);
  });

  it("has another type of work chosen for it where its own is archived, and nothing is sent before", async () => {
    const archived = { ...entry(HOUR), about: { ...about, isTypeArchived: true } };
    await open(stateOf(null), { ...NO_DAYS, at: NOW, timers: [archived], isWhole: true });
    vi.mocked(fakeBrowser.runtime.sendMessage).mockResolvedValue({
      assigned: [],
      types: [],
      troubles: { assigned: null, types: null },
    } as never);
    goOn();
    await expect.poll(() => document.querySelector(".choose label")?.textContent).toBe("Type of work");
    expect(document.querySelector(".title.brief")!.textContent).toBe("Design");
    expect(sent().map(({ name }) => name)).not.toContain("act");
  });
});

// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/preact";
import { options, render } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { openPopup } from "@/lib/popup/app";
import { daysItem } from "@/lib/tracker-store/day-items";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { NO_DAYS } from "@/lib/tracker/days";
import { ACCOUNT } from "../../lib/fake-browser/account";
import { speak } from "../../lib/fake-browser/fakes";
import { NOW, PAUSED, RUNNING, STOPPED, stateOf } from "../../lib/tracker/states";

const drawn = new Map<string, number>();
const { diffed } = options;

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ now: NOW, toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
  vi.stubGlobal("requestAnimationFrame", () => 0);
  fakeBrowser.reset();
  options.diffed = (vnode) => {
    const name = typeof vnode.type === "function" ? vnode.type.name : "";
    drawn.set(name, (drawn.get(name) ?? 0) + 1);
    diffed?.(vnode);
  };
});
afterEach(() => {
  Object.assign(options, { diffed });
  render(null, document.getElementById("popup")!);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const entries = (count: number): Timer[] =>
  Array.from({ length: count }, (_, place) => ({
    ...STOPPED,
    id: `entry-${place}`,
    start: NOW - (place + 120) * MINUTE,
    end: NOW - (place + 119) * MINUTE,
    duration: MINUTE,
  }));

const rows = () => document.querySelectorAll(".days li:not(.gap)").length;

/** Opens the popup over so many entries, all of them shown. */
async function open(timer: Timer, count: number) {
  speak("en");
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue(undefined as never);
  vi.spyOn(fakeBrowser.commands, "getAll").mockResolvedValue([] as never);
  await accountItem.set(ACCOUNT);
  await stateItem.set(stateOf(timer));
  const days = { ...NO_DAYS, at: NOW, timers: [timer, ...entries(count)], isWhole: true };
  await daysItem.set(days);
  document.body.innerHTML = '<div id="popup"></div>';
  await openPopup();
  await vi.advanceTimersByTimeAsync(200);
  fireEvent.click(await screen.findByRole("button", { name: "Show all" }));
  await expect.poll(rows).toBe(count);
  drawn.clear();
  return days;
}

/** So many seconds, each with what is drawn in it. */
async function pass(seconds: number) {
  for (let second = 0; second < seconds; second += 1) await vi.advanceTimersByTimeAsync(SECOND);
}

const isDrawn = (name: string) => drawn.get(name) ?? 0;

describe("a long list in an open popup", () => {
  it.each([
    ["runs", RUNNING],
    ["is paused", PAUSED],
  ])("is not drawn anew while time passes and the timer %s", async (_title, timer) => {
    await open(timer, 450);
    await pass(20);
    expect(screen.getByRole("timer").textContent).toBe(timer === RUNNING ? "1:00:20" : "0:50:00");
    expect([isDrawn("Days"), isDrawn("PastEntry")]).toEqual([0, 0]);
    // Two sums go on.
    expect(isDrawn("Clock")).toBeGreaterThanOrEqual(20);
    expect(isDrawn("Amount")).toBeLessThanOrEqual(timer === RUNNING ? 2 * 21 : 21);
  });

  it("is not drawn anew when a poll brings nothing new", async () => {
    const days = await open(RUNNING, 450);
    await stateItem.set(stateOf(structuredClone(RUNNING), { at: NOW + 1, askedAt: NOW + 1 }));
    await daysItem.set({ ...structuredClone(days), at: NOW + 1 });
    await pass(2);
    expect([isDrawn("Days"), isDrawn("PastEntry")]).toEqual([0, 0]);
  });

  it("follows an entry that changed", async () => {
    const days = await open(RUNNING, 20);
    const [current, first, ...others] = days.timers;
    const renamed = { ...first!, subject: { ...first!.subject, task: "Renamed" } };
    await daysItem.set({ ...days, timers: [current!, renamed, ...others] });
    await expect.poll(() => screen.queryByText("Renamed")).not.toBeNull();
  });

  it("counts the running entry on in the sum of its day", async () => {
    await open(RUNNING, 20);
    const today = () => document.querySelector("h2")!.textContent;
    expect(today()).toBe("Today 1:20");
    await pass(60);
    await expect.poll(today).toBe("Today 1:21");
  });
});

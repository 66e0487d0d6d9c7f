// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/preact";
import { render } from "preact";
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
import { NOW, RUNNING, STOPPED, stateOf } from "../../lib/tracker/states";

const openSidePanel = vi.fn(async () => {});

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useFakeTimers({ now: NOW, toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
  vi.stubGlobal("requestAnimationFrame", () => 0);
  fakeBrowser.reset();
  Object.assign(fakeBrowser, { sidePanel: { open: openSidePanel } });
  for (const target of [window, document]) vi.spyOn(target, "addEventListener");
  vi.spyOn(fakeBrowser.windows, "getLastFocused").mockResolvedValue({ id: 7 } as never);
});
afterEach(() => {
  render(null, document.getElementById("popup")!);
  // A real page takes its listeners along when it closes.
  for (const target of [window, document])
    for (const [type, listener] of vi.mocked(target.addEventListener).mock.calls)
      target.removeEventListener(type, listener);
  Reflect.deleteProperty(fakeBrowser, "sidePanel");
  openSidePanel.mockClear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The page in the popup or in the side panel. */
async function open(page: "popup" | "sidepanel", timer: Timer | null = RUNNING) {
  speak("en");
  vi.stubGlobal("location", { pathname: `/${page}.html` });
  const send = vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue(undefined as never);
  vi.spyOn(fakeBrowser.commands, "getAll").mockResolvedValue([] as never);
  const query = vi.spyOn(fakeBrowser.tabs, "query");
  await accountItem.set(ACCOUNT);
  await stateItem.set(stateOf(timer));
  await daysItem.set({ ...NO_DAYS, at: NOW, timers: timer ? [timer] : [], isWhole: true });
  document.body.innerHTML = '<div id="popup"></div>';
  await openPopup();
  await vi.advanceTimersByTimeAsync(200);
  await vi.dynamicImportSettled();
  await expect.poll(() => query.mock.calls.length).toBe(1);
  return { send, query };
}

const more = () => screen.queryByRole("button", { name: "More" });
const item = () => screen.queryByRole("button", { name: "Open in side panel" });

describe("the side panel", () => {
  it.each<[string, Timer | null]>([
    ["runs", RUNNING],
    ["has stopped", STOPPED],
    ["is none", null],
  ])(
    "is opened from the popup’s menu in the window of the person, while the timer %s",
    async (_title, timer) => {
      await open("popup", timer);
      fireEvent.click(more()!);
      fireEvent.click(item()!);
      await expect.poll(() => openSidePanel.mock.calls).toEqual([[{ windowId: 7 }]]);
    },
  );

  it("does not offer itself", async () => {
    await open("sidepanel");
    fireEvent.click(more()!);
    expect(item()).toBeNull();
  });

  it("has no menu with nothing in it", async () => {
    await open("sidepanel", STOPPED);
    expect(more()).toBeNull();
  });

  it.each([
    ["sidepanel", 2],
    ["popup", 1],
  ] as const)(
    "looks again which page is beside it when the person comes to it: %s, %d",
    async (page, times) => {
      const { query } = await open(page);
      dispatchEvent(new Event("focus"));
      await vi.advanceTimersByTimeAsync(0);
      expect(query).toHaveBeenCalledTimes(times);
    },
  );

  it("asks nothing of the background from a minute on after it was last touched", async () => {
    const { send } = await open("sidepanel");
    await vi.advanceTimersByTimeAsync(MINUTE + SECOND);
    send.mockClear();
    for (let minute = 0; minute < 15; minute += 1) {
      await stateItem.set(stateOf(RUNNING, { at: Date.now(), askedAt: Date.now() }));
      await vi.advanceTimersByTimeAsync(MINUTE - SECOND);
    }
    expect(send.mock.calls.map(([message]) => message)).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createBrowserTracker } from "@/lib/background/browser-tracker";
import { daysItem, editsItem } from "@/lib/tracker-store/day-items";
import { stateItem } from "@/lib/tracker-store/state-items";
import { logItem } from "@/lib/diagnostics/log";
import { isNotKept, notKeptItem, onNotKept } from "@/lib/tracker-store/not-kept";
import { settingsItem } from "@/lib/settings/settings-store";
import type { Edit } from "@/lib/timer/editing/edit";
import { DEFAULTS } from "@/lib/timer/settings";
import { MINUTE } from "@/lib/timer/time";
import { NO_DAYS } from "@/lib/tracker/days";
import type { Ports } from "@/lib/tracker/ports";
import { NOTHING_KNOWN } from "@/lib/tracker/state";
import { createTracker } from "@/lib/tracker/tracker";
import { NOW, PAUSED, RUNNING, stateOf } from "../tracker/states";

vi.mock("@/lib/tracker/tracker", () => ({ createTracker: vi.fn() }));

let ports: Ports;

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  createBrowserTracker();
  ports = vi.mocked(createTracker).mock.lastCall![0];
});

it("takes the limit for the key from the settings, in minutes there", async () => {
  expect(await ports.guard()).toBe(60 * MINUTE);
  await settingsItem.set({ ...DEFAULTS, guardMinutes: 0 });
  expect(await ports.guard()).toBe(0);
});

it("keeps what is known where the pages read it", async () => {
  await ports.state.set(stateOf(RUNNING));
  expect(await stateItem.get()).toEqual(stateOf(RUNNING));
  expect(await ports.state.get()).toEqual(stateOf(RUNNING));
  const days = { ...NO_DAYS, at: NOW, timers: [RUNNING] };
  await ports.days.set(days);
  expect([await daysItem.get(), await ports.days.get()]).toEqual([days, days]);
  const edits: Edit[] = [{ id: "one", field: "note", from: null, to: "Second draft" }];
  await ports.edits.set(edits);
  expect([await editsItem.get(), await ports.edits.get()]).toEqual([edits, edits]);
});

it("knows nothing, no days and no edits where what is stored is of another shape", async () => {
  await fakeBrowser.storage.local.set({ state: { version: 1 }, days: [], edits: [{ id: "one" }] });
  expect([await ports.state.get(), await ports.days.get(), await ports.edits.get()]).toEqual([
    NOTHING_KNOWN,
    NO_DAYS,
    [],
  ]);
});

it("names this computer's time zone", () => {
  expect(ports.timezone()).toBe("Europe/Berlin");
});

it("reads the clock at each question", () => {
  const before = Date.now();
  expect(ports.now()).toBeGreaterThanOrEqual(before);
  expect(ports.random()).not.toBe(ports.random());
});

describe("the log of what happens to the state", () => {
  const told = async () => (await logItem.get()).map(({ what, detail }) => [what, ...detail]);

  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOW + MINUTE }));
  afterEach(() => void vi.useRealTimers());

  it("is kept apart from it, and by the clock of this computer", async () => {
    await ports.state.set(stateOf(PAUSED));
    await ports.state.set(stateOf(RUNNING));
    await expect.poll(logItem.get).toEqual([
      { at: NOW + MINUTE, what: "entry", detail: ["paused"] },
      { at: NOW + MINUTE, what: "timer", detail: ["running", 11 * MINUTE] },
    ]);
    expect(await stateItem.get()).toEqual(stateOf(RUNNING));
  });

  it("compares with what a worker before has left", async () => {
    await stateItem.set(stateOf(RUNNING));
    await ports.state.set(stateOf(RUNNING, { at: NOW + 1 }));
    await ports.state.set(stateOf(null));
    await expect.poll(told).toEqual([["entry", "none"]]);
  });

  it("is not written at an ordinary poll", async () => {
    await ports.state.set(stateOf(RUNNING));
    await expect.poll(told).toHaveLength(1);
    const set = vi.spyOn(fakeBrowser.storage.local, "set");
    await ports.state.set(stateOf(RUNNING, { at: NOW + MINUTE, askedAt: NOW + MINUTE }));
    // The log writes in turn: what it had to write would come before this.
    await ports.state.set(stateOf(null));
    await expect.poll(told).toHaveLength(2);
    expect(set.mock.calls.map(([items]) => Object.keys(items))).toEqual([["state"], ["state"], ["log"]]);
  });

  /** A disk that takes only what is allowed. */
  function refuse(isRefused: (key: string) => boolean, area: "local" | "session" = "local") {
    const storage = fakeBrowser.storage[area];
    const set = storage.set.bind(storage);
    vi.spyOn(storage, "set").mockImplementation(async (items: Record<string, unknown>) => {
      if (Object.keys(items).some(isRefused)) throw new Error("QUOTA_BYTES quota exceeded");
      return set(items);
    });
  }

  it("holds nothing up where there is no room for it", async () => {
    refuse((key) => key === "log");
    await ports.state.set(stateOf(RUNNING));
    await ports.state.set(stateOf(null));
    expect(await stateItem.get()).toEqual(stateOf(null));
  });

  it("does not hide that the state can't be kept, and says so", async () => {
    refuse((key) => key === "state");
    refuse(() => true, "session");
    await expect(ports.state.set(stateOf(RUNNING))).rejects.toThrow("QUOTA_BYTES");
    await expect.poll(told).toEqual([["notStored"]]);
  });

  it("says that what is kept is older, until the state is kept again", async () => {
    refuse((key) => key === "state");
    refuse((key) => key === "state", "session");
    const changed = vi.fn();
    onNotKept(changed);
    await expect(ports.state.set(stateOf(RUNNING))).rejects.toThrow("QUOTA_BYTES");
    expect([await isNotKept(), await notKeptItem.get()]).toEqual([true, NOW + MINUTE]);
    await expect.poll(() => changed.mock.calls.length).toBeGreaterThan(0);
    vi.restoreAllMocks();
    await ports.state.set(stateOf(RUNNING));
    expect([await isNotKept(), await notKeptItem.get()]).toEqual([false, null]);
  });

  it("says so as long as the worker lives where not even that can be written down", async () => {
    refuse(() => true);
    refuse(() => true, "session");
    const changed = vi.fn();
    onNotKept(changed);
    await expect(ports.state.set(stateOf(RUNNING))).rejects.toThrow("QUOTA_BYTES");
    expect([await isNotKept(), changed.mock.calls.length]).toEqual([true, 1]);
    vi.restoreAllMocks();
    await ports.state.set(stateOf(RUNNING));
    expect(await isNotKept()).toBe(false);
  });

  it("keeps the state where what was there before can't be read", async () => {
    vi.spyOn(stateItem, "get").mockRejectedValue(new Error("no"));
    await ports.state.set(stateOf(RUNNING));
    expect((await fakeBrowser.storage.local.get("state")).state).toEqual(stateOf(RUNNING));
  });
});
